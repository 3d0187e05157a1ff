import { createContext, useContext } from 'react';
import { httpChecks, type CheckServer } from './checker.ts';

const CheckServerContext = createContext<CheckServer>(httpChecks('/api/designer'));

/** Who checks documents. Tests give another. */
export const CheckServerProvider = CheckServerContext.Provider;

export const useCheckServer = (): CheckServer => useContext(CheckServerContext);
