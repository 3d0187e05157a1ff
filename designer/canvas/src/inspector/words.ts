import { publishWords } from '../publish/words.ts';
import { useDesk } from '../shell/desk.tsx';
import { settingsWords } from './settingsWords.ts';

/** What the inspector, the findings and publishing say. */
export const portuguese = {
  ...publishWords.portuguese,
  ...settingsWords.portuguese,
  'inspector.label': 'Propriedades',
  'inspector.close': 'Fechar propriedades',
  'inspector.open': 'Abrir propriedades',
  'inspector.many': '{n} itens selecionados. Escolha um só para ver as propriedades.',
  'inspector.name': 'Nome do passo',
  'inspector.outputs': 'Guardar o resultado',
  'inspector.output.none': 'Não guardar',
  'inspector.unknown': 'Este tipo de passo ({type}) não existe aqui. O que está escrito nele fica como está.',
  'inspector.optional': 'Mais opções',
  'inspector.id': 'Código do passo: {id}',
  'inspector.failure': 'Se este passo falhar, seguir pela saída “Falhou”',
  'flow.label': 'Configurações do fluxo',
  'flow.name': 'Nome',
  'flow.description': 'Descrição',
  'flow.joining': 'Juntar mensagens seguidas',
  'flow.joining.help': 'Quanto esperar por mais uma mensagem antes de responder: quem escreve em pedaços recebe uma resposta só.',
  'flow.joining.none': 'Não juntar',
  'flow.joining.seconds': '{n} segundos',
  'mode.label': 'Como {label} é preenchido',
  'mode.plain': 'Texto',
  'mode.value': 'Valor',
  'mode.script': 'JavaScript',
  'mode.variable': 'Variável',
  'field.example': 'Exemplo: {example}',
  'field.emoji': 'Inserir emoji',
  'field.insert': 'Inserir variável',
  'field.choose': 'Escolha…',
  'field.yes': 'Sim',
  'field.duration.bad': 'Não entendi. Vale “30 minutos”, “1h30” ou “2 dias”.',
  'field.duration.hint': 'Ex.: 30 minutos, 1h30, 2 dias',
  'rows.add': 'Acrescentar',
  'rows.remove': 'Apagar “{label}”',
  'rows.up': 'Subir “{label}”',
  'rows.down': 'Descer “{label}”',
  'rows.title': 'Texto da opção',
  'rows.description': 'Descrição (opcional)',
  'rows.label': 'Nome do caso',
  'rows.condition': 'Condição',
  'rows.item': 'Item {n}',
  'rows.key': 'Nome',
  'rows.value': 'Valor',
  'rows.script': 'Feito por um programa ou modelo: edite em JavaScript.',
  'variable.create': 'Criar a variável “{name}”',
  'variable.bad': 'Comece com uma letra e use só letras, números e _.',
  'variable.placeholder': 'Nome da variável',
  'flowPicker.draft': '{name} (ainda não publicado)',
  'json.bad': 'Isto não é JSON.',
  'problem.required': 'Falta preencher.',
  'problem.number': 'Precisa ser um número.',
  'problem.min': 'O mínimo é {limit}.',
  'problem.max': 'O máximo é {limit}.',
  'problem.unknownName': '“{name}” não é uma variável deste fluxo.',
  'problem.didYouMean': '“{name}” não existe. Você quis dizer “{by}”?',
  'repair.create': 'Criar “{name}”',
  'repair.replace': 'Trocar por “{by}”',
  'findings.label': 'Verificação',
  'findings.none': 'Nenhum problema encontrado.',
  'findings.checking': 'Verificando…',
  'findings.offline': 'Não deu para verificar agora.',
  'findings.error.one': '1 erro',
  'findings.errors': '{n} erros',
  'findings.warning.one': '1 aviso',
  'findings.warnings': '{n} avisos',
  'findings.info.one': '1 dica',
  'findings.infos': '{n} dicas',
  'findings.ok': 'Tudo certo',
  'findings.repair': 'Corrigir: {label}',
  'findings.path': 'Caminho: {path}',
  'findings.path.shown': 'Acontece neste caminho: {path}',
  'findings.path.possible': 'Pode acontecer neste caminho: {path}',
  'findings.severity.error': 'Erro',
  'findings.severity.warning': 'Aviso',
  'findings.severity.info': 'Dica',
  'bar.test': 'Testar',
  'bar.versions': 'Versões',
};

export type WordKey = keyof typeof portuguese;
type Words = Readonly<Record<WordKey, string>>;

export const english: Words = {
  ...publishWords.english,
  ...settingsWords.english,
  'inspector.label': 'Properties', 'inspector.close': 'Close properties', 'inspector.open': 'Open properties', 'inspector.many': '{n} items selected. Choose a single one to see its properties.', 'inspector.name': 'Name of the step',
  'inspector.outputs': 'Keep the result', 'inspector.output.none': 'Do not keep', 'inspector.unknown': 'There is no such kind of step here ({type}). What is written in it stays as it is.', 'inspector.optional': 'More options', 'inspector.id': 'Id of the step: {id}',
  'inspector.failure': 'If this step fails, go on by the way “Failed”', 'flow.label': 'Settings of the flow', 'flow.name': 'Name', 'flow.description': 'Description', 'flow.joining': 'Join messages in a row',
  'flow.joining.help': 'How long to wait for one more message before answering: who writes in pieces gets a single answer.', 'flow.joining.none': 'Do not join', 'flow.joining.seconds': '{n} seconds', 'mode.label': 'How {label} is given', 'mode.plain': 'Text', 'mode.value': 'Value',
  'mode.script': 'JavaScript', 'mode.variable': 'Variable', 'field.example': 'Example: {example}', 'field.emoji': 'Insert emoji', 'field.insert': 'Insert variable', 'field.choose': 'Choose…', 'field.yes': 'Yes',
  'field.duration.bad': 'Not understood. “30 minutes”, “1h30” or “2 days” will do.', 'field.duration.hint': 'E.g. 30 minutes, 1h30, 2 days', 'rows.add': 'Add', 'rows.remove': 'Remove “{label}”', 'rows.up': 'Move “{label}” up', 'rows.down': 'Move “{label}” down',
  'rows.title': 'Text of the option', 'rows.description': 'Description (optional)', 'rows.label': 'Name of the case', 'rows.condition': 'Condition', 'rows.item': 'Item {n}', 'rows.key': 'Name', 'rows.value': 'Value', 'rows.script': 'Made by a script or template: edit it as JavaScript.',
  'variable.create': 'Create the variable “{name}”', 'variable.bad': 'Begin with a letter and use only letters, digits and _.', 'variable.placeholder': 'Name of the variable', 'flowPicker.draft': '{name} (not published yet)', 'json.bad': 'This is not JSON.',
  'problem.required': 'This is needed.', 'problem.number': 'It must be a number.', 'problem.min': 'The least is {limit}.', 'problem.max': 'The most is {limit}.', 'problem.unknownName': '“{name}” is no variable of this flow.', 'problem.didYouMean': 'There is no “{name}”. Did you mean “{by}”?',
  'repair.create': 'Create “{name}”', 'repair.replace': 'Replace by “{by}”', 'findings.label': 'Check', 'findings.none': 'No problems found.', 'findings.checking': 'Checking…', 'findings.offline': 'It cannot be checked now.', 'findings.error.one': '1 error', 'findings.errors': '{n} errors', 'findings.warning.one': '1 warning', 'findings.warnings': '{n} warnings', 'findings.info.one': '1 hint', 'findings.infos': '{n} hints',
  'findings.ok': 'All is well', 'findings.repair': 'Mend: {label}', 'findings.path': 'Way: {path}', 'findings.path.shown': 'Happens on this way: {path}', 'findings.path.possible': 'May happen on this way: {path}', 'findings.severity.error': 'Error', 'findings.severity.warning': 'Warning', 'findings.severity.info': 'Hint', 'bar.test': 'Test', 'bar.versions': 'Versions',
};

export const spanish: Words = {
  ...publishWords.spanish,
  ...settingsWords.spanish,
  'inspector.label': 'Propiedades', 'inspector.close': 'Cerrar propiedades', 'inspector.open': 'Abrir propiedades', 'inspector.many': '{n} elementos seleccionados. Elige uno solo para ver sus propiedades.', 'inspector.name': 'Nombre del paso',
  'inspector.outputs': 'Guardar el resultado', 'inspector.output.none': 'No guardar', 'inspector.unknown': 'Este tipo de paso ({type}) no existe aquí. Lo escrito en él queda como está.', 'inspector.optional': 'Más opciones', 'inspector.id': 'Código del paso: {id}',
  'inspector.failure': 'Si este paso falla, seguir por la salida “Falló”', 'flow.label': 'Configuración del flujo', 'flow.name': 'Nombre', 'flow.description': 'Descripción', 'flow.joining': 'Juntar mensajes seguidos',
  'flow.joining.help': 'Cuánto esperar otro mensaje antes de responder: quien escribe por partes recibe una sola respuesta.', 'flow.joining.none': 'No juntar', 'flow.joining.seconds': '{n} segundos', 'mode.label': 'Cómo se completa {label}', 'mode.plain': 'Texto', 'mode.value': 'Valor',
  'mode.script': 'JavaScript', 'mode.variable': 'Variable', 'field.example': 'Ejemplo: {example}', 'field.emoji': 'Insertar emoji', 'field.insert': 'Insertar variable', 'field.choose': 'Elige…', 'field.yes': 'Sí',
  'field.duration.bad': 'No lo entendí. Vale “30 minutos”, “1h30” o “2 días”.', 'field.duration.hint': 'Ej.: 30 minutos, 1h30, 2 días', 'rows.add': 'Agregar', 'rows.remove': 'Borrar “{label}”', 'rows.up': 'Subir “{label}”', 'rows.down': 'Bajar “{label}”',
  'rows.title': 'Texto de la opción', 'rows.description': 'Descripción (opcional)', 'rows.label': 'Nombre del caso', 'rows.condition': 'Condición', 'rows.item': 'Elemento {n}', 'rows.key': 'Nombre', 'rows.value': 'Valor', 'rows.script': 'Hecho por un programa o plantilla: edítalo en JavaScript.',
  'variable.create': 'Crear la variable “{name}”', 'variable.bad': 'Empieza con una letra y usa solo letras, números y _.', 'variable.placeholder': 'Nombre de la variable', 'flowPicker.draft': '{name} (aún no publicado)', 'json.bad': 'Esto no es JSON.',
  'problem.required': 'Falta completar.', 'problem.number': 'Debe ser un número.', 'problem.min': 'El mínimo es {limit}.', 'problem.max': 'El máximo es {limit}.', 'problem.unknownName': '“{name}” no es una variable de este flujo.', 'problem.didYouMean': '“{name}” no existe. ¿Quisiste decir “{by}”?',
  'repair.create': 'Crear “{name}”', 'repair.replace': 'Cambiar por “{by}”', 'findings.label': 'Verificación', 'findings.none': 'No se encontraron problemas.', 'findings.checking': 'Verificando…', 'findings.offline': 'No se puede verificar ahora.', 'findings.error.one': '1 error', 'findings.errors': '{n} errores', 'findings.warning.one': '1 aviso', 'findings.warnings': '{n} avisos', 'findings.info.one': '1 consejo', 'findings.infos': '{n} consejos',
  'findings.ok': 'Todo bien', 'findings.repair': 'Corregir: {label}', 'findings.path': 'Camino: {path}', 'findings.path.shown': 'Sucede en este camino: {path}', 'findings.path.possible': 'Puede suceder en este camino: {path}', 'findings.severity.error': 'Error', 'findings.severity.warning': 'Aviso', 'findings.severity.info': 'Consejo',
  'bar.test': 'Probar', 'bar.versions': 'Versiones',
};

export type Say = (key: WordKey, args?: Readonly<Record<string, string | number>>) => string;

/** Says a text in a language; Portuguese for one that we do not speak. */
export const sayer = (culture: string): Say => {
  const words = culture.startsWith('en') ? english : culture.startsWith('es') ? spanish : portuguese;
  return (key, args = {}) => words[key].replace(/\{(\w+)\}/g, (whole, name: string) => String(args[name] ?? whole));
};

const sayers = new Map<string, Say>();

/** The texts in the person's language. */
export function useWords(): Say {
  const { culture } = useDesk();
  let say = sayers.get(culture);
  if (say === undefined) sayers.set(culture, (say = sayer(culture)));
  return say;
}
