using System.Globalization;
using System.Text;

namespace Porfin.Verification;

/// <summary>What a name tells about its value, in Portuguese, English and Spanish.</summary>
internal static class PersonalNames
{
    private static readonly (PersonalKind Kind, string[] Words)[] Known =
    [
        (PersonalKind.Document, ["cpf", "cnpj", "rg", "cnh", "passaporte", "passport", "dni", "nif", "ssn", "taxid", "documento", "sus"]),
        (PersonalKind.Contact, ["telefone", "celular", "phone", "mobile", "fone", "whatsapp", "email", "mail", "endereco", "address", "direccion", "cep", "zipcode", "telefono"]),
        (PersonalKind.Health, ["saude", "health", "salud", "sintoma", "sintomas", "symptom", "symptoms", "doenca", "doencas", "disease", "diagnostico", "diagnosis", "medicamento", "medicamentos", "remedio", "alergia", "alergias", "allergy", "gravida", "gestante", "exame", "exames", "laudo", "prontuario"]),
        (PersonalKind.Payment, ["cartao", "card", "tarjeta", "cvv", "iban", "pix", "agencia", "conta", "pagamento", "payment", "salario", "salary", "renda", "income"]),
    ];

    private static readonly Dictionary<string, PersonalKind> ByWord = Known.SelectMany(group => group.Words.Select(word => (word, group.Kind))).ToDictionary(pair => pair.word, pair => pair.Kind);

    /// <summary>What a name such as <c>cpfDoCliente</c> or <c>contact_email</c> is about; null when it tells nothing personal.</summary>
    public static PersonalKind? Of(string name)
    {
        foreach (var word in Words(name))
        {
            if (ByWord.TryGetValue(word, out var kind))
            {
                return kind;
            }
        }

        return null;
    }

    /// <summary>The words of a name, small and without accents.</summary>
    private static IEnumerable<string> Words(string name)
    {
        var word = new StringBuilder();
        foreach (var letter in name.Normalize(NormalizationForm.FormD).Where(letter => CharUnicodeInfo.GetUnicodeCategory(letter) is not UnicodeCategory.NonSpacingMark))
        {
            var begins = !char.IsLetter(letter) || (char.IsUpper(letter) && word.Length > 0 && !char.IsUpper(word[^1]));
            if (begins && word.Length > 0)
            {
                yield return word.ToString().ToLowerInvariant();
                word.Clear();
            }

            if (char.IsLetter(letter))
            {
                word.Append(letter);
            }
        }

        if (word.Length > 0)
        {
            yield return word.ToString().ToLowerInvariant();
        }
    }
}
