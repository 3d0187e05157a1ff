using System.Collections.Frozen;

namespace Porfin.Activities.Understanding.Intents;

/// <summary>What people in Brazil shorten when they chat.</summary>
internal static class Abbreviations
{
    /// <summary>From the short form to its words.</summary>
    public static FrozenDictionary<string, string[]> Long { get; } = Read("""
        vc voce; vcs voces; ce voce; c com; q que; oq o que; oque o que; pq porque; pqe porque; pk porque; tb tambem; tbm tambem; tmb tambem
        n nao; nn nao; naum nao; num nao; ñ nao; s sim; ss sim; sm sim; blz beleza; bele beleza; flw falou; vlw valeu; obg obrigado; obgd obrigado; brigado obrigado; brigada obrigada
        pfv por favor; pfvr por favor; pf por favor; pls por favor; plz por favor; hj hoje; amn amanha; amnh amanha; amanh amanha; ontm ontem; dps depois; agr agora; ag agora
        msg mensagem; msgs mensagens; zap whatsapp; wpp whatsapp; whats whatsapp; wp whatsapp; tel telefone; cel celular; fone telefone; num numero; nr numero; nro numero
        td tudo; tds todos; tdo tudo; mt muito; mto muito; mta muita; mtos muitos; mtas muitas; qto quanto; qnto quanto; qnt quanto; qt quanto; qts quantos; qtos quantos; qdo quando; qnd quando
        qual qual; ql qual; qlqr qualquer; qq qualquer; cmg comigo; ctg contigo; msm mesmo; mesm mesmo; nd nada; ngm ninguem; alg alguem; cada cada; kd cade; cade cade; aki aqui; ak aqui
        bjs beijos; bj beijo; abs abracos; abc abraco; fds fim de semana; seg segunda; ter terca; qua quarta; qui quinta; sex sexta; sab sabado; dom domingo
        tô estou; to estou; ta esta; tava estava; tou estou; tao estao; ne nao e; eh e; neh nao e; vo vou; pra para; pro para o; p para; d de; dq de que; doq do que; pa para
        gnt gente; mds meu deus; pdc pode crer; sdd saudade; vdd verdade; tlgd ligado; fzr fazer; qr quer; qro quero; qria queria; pd pode; pde pode; hr hora; hrs horas; min minutos
        end endereco; ender endereco; cc cartao de credito; cnj cartao; dnv de novo; slk nossa; slc nossa; kkk risos; kk risos; rs risos; rsrs risos; haha risos; hahaha risos
        consult consulta; cons consulta; dr doutor; dra doutora; prof professor; profa professora; ag agencia; bol boleto; vlr valor; pgto pagamento; pag pagamento; pgt pagamento; pgmt pagamento; orc orcamento
        """);

    private static FrozenDictionary<string, string[]> Read(string table)
    {
        var longForms = new Dictionary<string, string[]>();
        foreach (var entry in table.Split([';', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var words = entry.Split(' ');
            longForms.TryAdd(words[0], words[1..]);
        }

        return longForms.ToFrozenDictionary();
    }
}
