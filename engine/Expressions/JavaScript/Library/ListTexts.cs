using System.Text;

namespace Porfin.Expressions.Scripting;

/// <summary>Lists as texts.</summary>
internal static class ListTexts
{
    /// <summary>The items' texts with something between; nothing for undefined and null.</summary>
    public static string Join(Run run, ValueList list, string separator)
    {
        run.Budget.Enter();
        var result = new StringBuilder();
        for (var i = 0; i < list.Count; i++)
        {
            run.Budget.Step((i & 7) == 0 ? 1 : 0);
            var text = list[i].IsNullish ? "" : Coerce.ToText(run, list[i]);
            run.AllocateText(text.Length + (i > 0 ? separator.Length : 0));
            result.Append(i > 0 ? separator : "").Append(text);
        }

        run.Budget.Leave();
        return result.ToString();
    }

    /// <summary>The items as people of a language write them, with commas between.</summary>
    public static string Local(Run run, ValueList list, Value locales, Value options)
    {
        run.Budget.Enter();
        run.AllocateItems(list.Count);
        var texts = new ValueList(list.Count);
        foreach (var item in list)
        {
            texts.Add(item.IsNullish || MethodTables.Of(item)?.GetValueOrDefault("toLocaleString") is not { } method ? item : method.Invoke(run, item, [locales, options]));
        }

        run.Budget.Leave();
        return Join(run, texts, ",");
    }
}
