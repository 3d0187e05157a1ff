import { useEffect, useRef, useState, type ReactNode } from 'react';
import { Icon } from '../icons/Icon.tsx';
import { useChat } from './chatDesk.ts';
import { say as said } from './moves.ts';

/** Records what the customer says. The sound stays in this browser. */
export function Recorder(): ReactNode {
  const desk = useChat();
  const { say } = desk.options;
  const recorder = useRef<MediaRecorder | undefined>(undefined);
  const isWanted = useRef(true);
  const [seconds, setSeconds] = useState<number | undefined>();
  useEffect(() => {
    if (seconds === undefined) return undefined;
    const timer = setTimeout(() => setSeconds(seconds + 1), 1000);
    return () => clearTimeout(timer);
  }, [seconds]);
  useEffect(() => () => {
    isWanted.current = false;
    recorder.current?.stop();
  }, []);
  const begin = async (): Promise<void> => {
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
      const parts: Blob[] = [];
      const recording = new MediaRecorder(stream);
      recording.ondataavailable = event => parts.push(event.data);
      recording.onstop = () => {
        for (const track of stream.getTracks()) track.stop();
        if (isWanted.current) void desk.do({ ...said('(audio)'), media: URL.createObjectURL(new Blob(parts, { type: recording.mimeType })) });
      };
      recorder.current = recording;
      isWanted.current = true;
      recording.start();
      setSeconds(0);
    } catch {
      desk.store.set({ refused: say('record.failed') });
    }
  };
  const end = (isSent: boolean): void => {
    isWanted.current = isSent;
    recorder.current?.stop();
    recorder.current = undefined;
    setSeconds(undefined);
  };
  if (seconds === undefined) return <button type="button" className="c-send" aria-label={say('record')} title={say('record')} onClick={() => void begin()}><Icon name="mic" /></button>;
  return (
    <div className="c-recording">
      <button type="button" className="d-icon-button" aria-label={say('record.cancel')} title={say('record.cancel')} onClick={() => end(false)}><Icon name="trash" /></button>
      <span role="timer">{`${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`}</span>
      <button type="button" className="c-send" aria-label={say('record.stop')} title={say('record.stop')} onClick={() => end(true)}><Icon name="send" /></button>
    </div>
  );
}
