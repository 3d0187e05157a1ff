using Porfin.Host.Accounts;

namespace Porfin.Host.Whatsapp;

/// <summary>
/// Decides whose a webhook is. An event goes to the account of its number, if the body is signed with that account's own secret: a tenant who knows one secret
/// cannot write into another's conversations. News about a whole WhatsApp business account goes to an account of it, else to whom the signature belongs.
/// </summary>
internal sealed class WebhookRouting(AccountBook book, ReadOnlyMemory<byte> body, string? signature)
{
    // Bounds the hashing that an unsigned body of 3 MB can cause where there are very many apps.
    private const int MostBytesHashed = 64 << 20;

    private readonly List<(Account Signer, bool IsValid)> tried = [];
    private readonly List<Delivery> deliveries = [];

    /// <summary>What each account gets, in order.</summary>
    public IReadOnlyList<Delivery> Deliveries => deliveries;

    /// <summary>How many events found no account.</summary>
    public int Dropped { get; private set; }

    /// <summary>True when the signature is that of any account, though perhaps no event was for it.</summary>
    public bool IsSigned => tried.Exists(one => one.IsValid) || Signer() is not null;

    /// <summary>Hands every event to its account.</summary>
    public void Route(InboundBatch batch)
    {
        if (batch.Events.Count > 0 && batch.Events[0].PhoneNumberId is { } phone && batch.Events.All(read => read.PhoneNumberId == phone))
        {
            RouteAll(OfPhone(phone), batch);
            return;
        }

        var shares = new Dictionary<Account, List<InboundEvent>>();
        foreach (var read in batch.Events)
        {
            if ((read.PhoneNumberId is { } number ? OfPhone(number) : OfWaba(read.WabaId)) is not { } account)
            {
                Dropped++;
            }
            else if (shares.TryGetValue(account, out var share))
            {
                share.Add(read);
            }
            else
            {
                shares.Add(account, [read]);
            }
        }

        deliveries.AddRange(shares.Select(share => new Delivery(share.Key, new InboundBatch(share.Value))));
    }

    private void RouteAll(Account? account, InboundBatch batch)
    {
        if (account is null)
        {
            Dropped = batch.Events.Count;
        }
        else
        {
            deliveries.Add(new Delivery(account, batch));
        }
    }

    private Account? OfPhone(string phone) => book.OfPhone(phone) is { } account && IsSignedBy(account) ? account : null;

    private Account? OfWaba(string? waba)
    {
        if (waba is not null && book.OfWaba(waba).FirstOrDefault(IsSignedBy) is { } known)
        {
            return known;
        }

        // Several businesses may share one app, and so one secret: then nobody knows whose news it is, and nobody may see it.
        var owners = Signer() is { } signer ? book.All.Where(account => account.AppSecret == signer.AppSecret && account.WabaId is null).ToList() : [];
        return owners.Count > 0 && owners.TrueForAll(account => account.BusinessId == owners[0].BusinessId) ? owners[0] : null;
    }

    private Account? Signer() => book.Signers.Take(Math.Max(1, MostBytesHashed / Math.Max(body.Length, 1))).FirstOrDefault(IsSignedBy);

    private bool IsSignedBy(Account account)
    {
        foreach (var (signer, isValid) in tried)
        {
            if (signer.AppSecretKey.SequenceEqual(account.AppSecretKey))
            {
                return isValid;
            }
        }

        var valid = CloudSignature.IsValid(body.Span, signature, account.AppSecretKey);
        tried.Add((account, valid));
        return valid;
    }
}

/// <summary>One account's share of a webhook.</summary>
internal readonly record struct Delivery(Account Account, InboundBatch Batch);
