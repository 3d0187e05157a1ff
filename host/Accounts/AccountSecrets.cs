using System.Text.Json;
using System.Text.Json.Serialization;

namespace Porfin.Host.Accounts;

/// <summary>What an account keeps sealed.</summary>
/// <param name="AppSecret">Signs its webhooks.</param>
/// <param name="VerifyToken">Shown at the handshake.</param>
/// <param name="Token">Opens the Graph API.</param>
internal sealed record AccountSecrets(string AppSecret, string VerifyToken, string Token)
{
    public string ToJson() => JsonSerializer.Serialize(this, AccountSecretsJson.Default.AccountSecrets);

    public static AccountSecrets FromJson(string json) =>
        JsonSerializer.Deserialize(json, AccountSecretsJson.Default.AccountSecrets) ?? throw new JsonException("The secrets are null.");

    /// <inheritdoc />
    public override string ToString() => "secrets";
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(AccountSecrets))]
internal sealed partial class AccountSecretsJson : JsonSerializerContext;
