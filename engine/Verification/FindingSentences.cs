namespace Porfin.Verification;

/// <summary>What the proofs say.</summary>
internal static class FindingSentences
{
    public static Dictionary<string, Sentence> All { get; } = new()
    {
        ["loop:endless"] = new(
            "O fluxo gira sem parar a partir de '{0}': nada no caminho espera o cliente nem o tempo passar. Coloque uma pergunta ou uma espera.",
            "The flow loops for ever from '{0}': nothing on the way waits for the customer or for time. Put a question or a delay on the way.",
            "El flujo gira sin parar desde '{0}': nada en el camino espera al cliente ni deja pasar el tiempo. Ponga una pregunta o una espera."),
        ["loop:unproven"] = new(
            "O fluxo pode voltar a '{0}' sem esperar o cliente nem o tempo passar, e não dá para provar que ele sai. Coloque uma pergunta, uma espera ou um contador no caminho.",
            "The flow can come back to '{0}' without a customer's turn or a delay, and nothing proves that it leaves. Put a question, a delay or a counter on the way.",
            "El flujo puede volver a '{0}' sin esperar al cliente ni dejar pasar el tiempo, y nada prueba que salga. Ponga una pregunta, una espera o un contador en el camino."),
        ["loop:too-long"] = new(
            "'{0}' repete {1} vezes sem esperar nada; um turno tem no máximo {2} passos e o fluxo falha antes do fim.",
            "'{0}' goes round {1} times without waiting; a turn has at most {2} steps, so the flow fails before the end.",
            "'{0}' se repite {1} veces sin esperar; un turno tiene como máximo {2} pasos y el flujo falla antes del final."),
        ["followup:endless"] = new(
            "Se o cliente não responde, '{0}' escreve para ele de novo e de novo, sem fim. Conte as tentativas ou termine depois de algumas.",
            "When the customer does not answer, '{0}' writes again and again without end. Count the attempts, or end after a few.",
            "Si el cliente no responde, '{0}' le escribe una y otra vez, sin fin. Cuente los intentos o termine después de algunos."),
        ["path:silent"] = new(
            "O cliente responde a '{0}' e o fluxo acaba em '{1}' sem dizer nada. Diga algo, transfira para uma pessoa ou termine com um Fim.",
            "The customer answers '{0}' and the flow ends at '{1}' without a word. Say something, hand off, or finish with an End.",
            "El cliente responde a '{0}' y el flujo termina en '{1}' sin decir nada. Diga algo, transfiera a una persona o termine con un Fin."),
        ["path:silent/start"] = new(
            "O cliente escreve e o fluxo acaba em '{0}' sem dizer nada. Diga algo, transfira para uma pessoa ou termine com um Fim.",
            "The customer writes and the flow ends at '{0}' without a word. Say something, hand off, or finish with an End.",
            "El cliente escribe y el flujo termina en '{0}' sin decir nada. Diga algo, transfiera a una persona o termine con un Fin."),
        ["wait:forever"] = new(
            "'{0}' espera o cliente para sempre. Defina uma paciência e o que fazer quando ele não responde.",
            "'{0}' waits for the customer for ever. Set a patience, and what to do in silence.",
            "'{0}' espera al cliente para siempre. Defina una paciencia y qué hacer cuando no responde."),
        ["wait:dispatched"] = new(
            "'{0}' espera o fim de um fluxo que inicia à parte, mas uma conversa não fica sabendo desse fim: ela ficaria parada ali. Use ExecuteWorkflow, que roda o fluxo como parte da conversa, ou não espere.",
            "'{0}' waits for the end of a flow that it begins apart, but a conversation is not told of that end: it would stop there. Use ExecuteWorkflow, which runs the flow as a part of the conversation, or do not wait.",
            "'{0}' espera el fin de un flujo que inicia aparte, pero una conversación no se entera de ese fin: se quedaría parada allí. Use ExecuteWorkflow, que ejecuta el flujo como parte de la conversación, o no espere."),
        ["window:outside"] = new(
            "'{0}' escreve pelo menos {1} depois da última mensagem do cliente, se ele não escrever antes por conta própria; passadas 24 horas o WhatsApp só aceita um modelo aprovado. Use um modelo ou espere menos.",
            "'{0}' writes at least {1} after the customer's last message, unless they write on their own before; after 24 hours WhatsApp accepts only an approved template. Use a template, or wait less.",
            "'{0}' escribe al menos {1} después del último mensaje del cliente, si no escribe antes por su cuenta; pasadas 24 horas WhatsApp solo acepta una plantilla aprobada. Use una plantilla o espere menos."),
        ["window:may-be-outside"] = new(
            "'{0}' pode escrever até {2} depois da última mensagem do cliente; passadas 24 horas o WhatsApp só aceita um modelo aprovado. Use um modelo ou espere menos.",
            "'{0}' may write up to {2} after the customer's last message; after 24 hours WhatsApp accepts only an approved template. Use a template, or wait less.",
            "'{0}' puede escribir hasta {2} después del último mensaje del cliente; pasadas 24 horas WhatsApp solo acepta una plantilla aprobada. Use una plantilla o espere menos."),
        ["limit:exceeded"] = new("Em '{0}', {1} tem {2}; o canal aceita {3}. {4}", "In '{0}', {1} has {2}; the channel takes {3}. {4}", "En '{0}', {1} tiene {2}; el canal acepta {3}. {4}"),
        ["limit:may-be-exceeded"] = new("Em '{0}', {1} pode chegar a {2}; o canal aceita {3}. {4}", "In '{0}', {1} can come to {2}; the channel takes {3}. {4}", "En '{0}', {1} puede llegar a {2}; el canal acepta {3}. {4}"),
        ["beyond:Refused"] = new("Além disso a mensagem é recusada.", "Beyond, the message is refused.", "Más allá, el mensaje es rechazado."),
        ["beyond:Cut"] = new("O resto é cortado.", "The rest is cut.", "El resto se corta."),
        ["beyond:Split"] = new("O resto vai em outras mensagens, cada uma com seu custo.", "The rest goes in further messages, each with its cost.", "El resto va en otros mensajes, cada uno con su costo."),
        ["beyond:OtherForm"] = new("Em vez de botões aparece uma lista.", "A list is shown in place of buttons.", "En lugar de botones aparece una lista."),
        ["what:possible"] = new(
            "{0} Se chega a isso, depende de uma condição ou de um passo que não dá para decidir antes.",
            "{0} Whether it comes to that hangs on a condition or a step that cannot be decided beforehand.",
            "{0} Si se llega a eso, depende de una condición o de un paso que no se puede decidir antes."),
        ["what:text"] = new("o texto '{0}', em caracteres,", "the text '{0}', in characters,", "el texto '{0}', en caracteres,"),
        ["what:items"] = new("a lista '{0}', em opções,", "the list '{0}', in options,", "la lista '{0}', en opciones,"),
        ["what:part"] = new("{0} '{1}', em caracteres,", "the {0} '{1}', in characters,", "{0} '{1}', en caracteres,"),
        ["part:title"] = new("o título", "title", "el título"),
        ["part:description"] = new("a descrição", "description", "la descripción"),
        ["variable:unset"] = new(
            "'{0}' lê a variável '{1}', que neste caminho ainda não recebeu valor. Dê um valor inicial ou pergunte antes.",
            "'{0}' reads the variable '{1}', which has no value yet on this way. Give it a default, or ask first.",
            "'{0}' lee la variable '{1}', que en este camino aún no recibió valor. Déle un valor inicial o pregunte antes."),
        ["variable:unused"] = new("Ninguém lê a variável '{0}'.", "Nobody reads the variable '{0}'.", "Nadie lee la variable '{0}'."),
        ["variable:type"] = new(
            "'{0}' guarda {3} na variável '{1}', que é do tipo {2}. Mude o tipo ou o valor.",
            "'{0}' puts {3} into the variable '{1}', which is of type {2}. Change the type or the value.",
            "'{0}' guarda {3} en la variable '{1}', que es del tipo {2}. Cambie el tipo o el valor."),
        ["variable:unknown"] = new("'{0}' não é variável deste fluxo (linha {2}, coluna {3}). Declare-a ou corrija o nome.", "'{0}' is no variable of this flow (line {2}, column {3}). Declare it, or correct the name.", "'{0}' no es variable de este flujo (línea {2}, columna {3}). Declárela o corrija el nombre."),
        ["variable:unknown/near"] = new("'{0}' não é variável deste fluxo (linha {2}, coluna {3}). Você quis dizer '{1}'?", "'{0}' is no variable of this flow (line {2}, column {3}). Did you mean '{1}'?", "'{0}' no es variable de este flujo (línea {2}, columna {3}). ¿Quiso decir '{1}'?"),
        ["expression:unknown-function"] = new("Não existe a função '{0}' (linha {2}, coluna {3}).", "There is no function '{0}' (line {2}, column {3}).", "No existe la función '{0}' (línea {2}, columna {3})."),
        ["expression:unknown-function/near"] = new("Não existe a função '{0}' (linha {2}, coluna {3}). Você quis dizer '{1}'?", "There is no function '{0}' (line {2}, column {3}). Did you mean '{1}'?", "No existe la función '{0}' (línea {2}, columna {3}). ¿Quiso decir '{1}'?"),
        ["node:unreachable"] = new("Nenhum caminho chega a '{0}'. Ligue-o ao fluxo ou apague-o.", "No way leads to '{0}'. Connect it or delete it.", "Ningún camino llega a '{0}'. Conéctelo al flujo o bórrelo."),
        ["node:unreachable/connected"] = new(
            "O fluxo nunca chega a '{0}': o que vem antes toma sempre outro caminho. Reveja as condições antes dele ou apague-o.",
            "The flow never comes to '{0}': what stands before it always goes another way. Look at the conditions before it, or delete it.",
            "El flujo nunca llega a '{0}': lo que está antes toma siempre otro camino. Revise las condiciones anteriores o bórrelo."),
        ["outcome:unconnected"] = new(
            "A saída '{1}' de '{0}' não leva a lugar nenhum: o fluxo acaba ali. Ligue-a ao próximo passo ou a um fim.",
            "The outcome '{1}' of '{0}' leads nowhere: the flow ends there. Connect it to a next step or to an end.",
            "La salida '{1}' de '{0}' no lleva a ninguna parte: el flujo termina allí. Conéctela al próximo paso o a un fin."),
        ["join:never"] = new(
            "'{0}' espera por todos os caminhos, mas dois deles nunca acontecem juntos: o fluxo sempre para ali. Espere só pelos caminhos ativos.",
            "'{0}' waits for all its ways, but two of them never happen together: the flow always stops there. Wait for the active ways only.",
            "'{0}' espera por todos los caminos, pero dos de ellos nunca ocurren juntos: el flujo siempre se detiene allí. Espere solo por los caminos activos."),
        ["join:may-be-given-up"] = new(
            "'{0}' espera por todos os caminhos, mas às vezes um deles não chega: então o fluxo para ali. Espere só pelos caminhos ativos.",
            "'{0}' waits for all its ways, but sometimes one does not come: then the flow stops there. Wait for the active ways only.",
            "'{0}' espera por todos los caminos, pero a veces uno no llega: entonces el flujo se detiene allí. Espere solo por los caminos activos."),
        ["text:repeated"] = new(
            "O cliente pode receber duas vezes seguidas o mesmo texto, em '{0}' e em '{1}', sem ter escrito nada entre eles. Mude um dos textos ou espere a resposta.",
            "The customer may get the same text twice in a row, from '{0}' and '{1}', without having written in between. Change one of them, or wait for an answer.",
            "El cliente puede recibir dos veces seguidas el mismo texto, en '{0}' y en '{1}', sin haber escrito nada entre ellos. Cambie uno de los textos o espere la respuesta."),
        ["privacy:model"] = new("'{0}' mostra a um modelo de linguagem {1}. Envie só o necessário, com consentimento.", "'{0}' shows {1} to a language model. Send only what is needed, with consent.", "'{0}' muestra a un modelo de lenguaje {1}. Envíe solo lo necesario, con consentimiento."),
        ["privacy:host"] = new("'{0}' envia a outro sistema {1}. Envie só o necessário, com consentimento.", "'{0}' sends {1} to another system. Send only what is needed, with consent.", "'{0}' envía a otro sistema {1}. Envíe solo lo necesario, con consentimiento."),
        ["privacy:log"] = new("'{0}' escreve no registro {1}. Registros ficam guardados: tire o dado daqui.", "'{0}' writes {1} into a log. Logs are kept: take it out.", "'{0}' escribe en el registro {1}. Los registros se guardan: quítelo de aquí."),
        ["personal:Contact"] = new("dados de contato do cliente", "the customer's contact data", "datos de contacto del cliente"),
        ["personal:Document"] = new("um documento do cliente (como o CPF)", "a number that identifies the customer (such as the CPF)", "un documento del cliente (como el CPF)"),
        ["personal:Health"] = new("dados de saúde do cliente", "the customer's health data", "datos de salud del cliente"),
        ["personal:Payment"] = new("dados de pagamento do cliente", "the customer's payment data", "datos de pago del cliente"),
        ["proof:unfinished"] = new("O fluxo é grande demais para provar {0}: nada se sabe sobre isso. Divida-o em subfluxos.", "The flow is too large to prove {0}: nothing is known about that. Split it into sub-flows.", "El flujo es demasiado grande para probar {0}: nada se sabe sobre eso. Divídalo en subflujos."),
        ["proof:more"] = new("E mais {0} achados sobre {1}.", "And {0} more findings about {1}.", "Y {0} hallazgos más sobre {1}."),
        ["proof-name:map"] = new("qualquer coisa", "anything", "cosa alguna"),
        ["proof-name:loops"] = new("que não gira sem parar", "that it does not loop for ever", "que no gira sin parar"),
        ["proof-name:followups"] = new("que não insiste sem fim", "that it does not follow up without end", "que no insiste sin fin"),
        ["proof-name:connections"] = new("que tudo está ligado", "that all is connected", "que todo está conectado"),
        ["proof-name:joins"] = new("que as junções se completam", "that joins are satisfied", "que las uniones se completan"),
        ["proof-name:silence"] = new("que não acaba em silêncio", "that it does not end in silence", "que no termina en silencio"),
        ["proof-name:window"] = new("que escreve dentro da janela de 24 horas", "that it writes within the 24-hour window", "que escribe dentro de la ventana de 24 horas"),
        ["proof-name:limits"] = new("que os textos cabem no canal", "that texts fit the channel", "que los textos caben en el canal"),
        ["proof-name:repetition"] = new("que não repete textos", "that it does not repeat texts", "que no repite textos"),
        ["proof-name:variables"] = new("que as variáveis têm valor", "that variables have values", "que las variables tienen valor"),
        ["proof-name:names"] = new("que os nomes existem", "that names exist", "que los nombres existen"),
        ["proof-name:privacy"] = new("por onde passam os dados pessoais", "where personal data goes", "por dónde pasan los datos personales"),
    };
}
