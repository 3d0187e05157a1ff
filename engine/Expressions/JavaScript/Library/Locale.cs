namespace Porfin.Expressions.Scripting;

/// <summary>What is known of a language: Brazilian Portuguese, and English for texts that go elsewhere.</summary>
internal sealed record Locale(string Group, string Decimal, string[] Months, string[] ShortMonths, string[] Weekdays, string[] ShortWeekdays)
{
    public static readonly Locale Portuguese = new(".", ",",
        ["janeiro", "fevereiro", "março", "abril", "maio", "junho", "julho", "agosto", "setembro", "outubro", "novembro", "dezembro"],
        ["jan.", "fev.", "mar.", "abr.", "mai.", "jun.", "jul.", "ago.", "set.", "out.", "nov.", "dez."],
        ["domingo", "segunda-feira", "terça-feira", "quarta-feira", "quinta-feira", "sexta-feira", "sábado"],
        ["dom.", "seg.", "ter.", "qua.", "qui.", "sex.", "sáb."]);

    public static readonly Locale English = new(",", ".",
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"],
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
        ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"],
        ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]);

    /// <summary>The language that an argument names; the host's when it names none.</summary>
    public static Locale Of(Run run, Value locales)
    {
        var name = locales.List is { Count: > 0 } list ? list[0].Text : locales.IsUndefined ? run.Scope.Culture.Name : locales.Text;
        return name switch
        {
            "pt-BR" or "pt" or "" => Portuguese,
            "en-US" or "en" => English,
            _ => throw run.RangeError($"The language {Coerce.Shown(locales)} is not known here. Use 'pt-BR' or 'en-US'."),
        };
    }

    /// <summary>Refuses options that would change the text and are not understood.</summary>
    public static ValueMap Options(Run run, Value options, params ReadOnlySpan<string> known)
    {
        if (options.IsNullish)
        {
            return [];
        }

        var map = options.Map ?? throw run.TypeError("The options must be a map.");
        foreach (var (name, value) in map)
        {
            if (!known.Contains(name) && !value.IsUndefined)
            {
                throw run.RangeError($"The option '{(name.Length > 40 ? name[..40] : name)}' is not known here.");
            }
        }

        return map;
    }
}
