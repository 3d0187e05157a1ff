using System.Text;
using System.Text.Json;
using FluentAssertions;
using Porfin.Host.Whatsapp;
using Xunit;

namespace Porfin.Host.Tests.Whatsapp;

public sealed class CloudWebhookTests
{
    [Fact]
    public void A_text_is_read_whole()
    {
        var message = One<InboundMessage>(Payloads.Text("Olá\n😀"));
        message.Should().BeEquivalentTo(new
        {
            PhoneNumberId = Payloads.PhoneNumberId,
            WabaId = Payloads.WabaId,
            Wamid = "wamid.IN1",
            From = Payloads.Phone,
            ProfileName = "João Íris",
            Kind = "text",
            Text = "Olá\n😀",
            IsTurn = true,
            ChoiceId = (string?)null,
        });
        message.At.Should().Be(DateTimeOffset.FromUnixTimeSeconds(1_790_000_000));
        JsonDocument.Parse(message.Raw).RootElement.GetProperty("id").GetString().Should().Be("wamid.IN1");
    }

    [Theory]
    [InlineData(3, "choice", "Sim, quero", "sim", "wamid.OUT1")]
    [InlineData(4, "choice", "Terça", "opt-1", null)]
    [InlineData(5, "choice", "Sexta", "opt-2", null)]
    [InlineData(6, "form", "Sent", null, null)]
    [InlineData(7, "unsupported", "", null, null)]
    [InlineData(8, "image", "Olha o dente", null, null)]
    [InlineData(9, "audio", "", null, null)]
    [InlineData(10, "location", "Consultório", null, null)]
    [InlineData(11, "contacts", "", null, null)]
    [InlineData(12, "reaction", "👍", null, "wamid.OUT1")]
    [InlineData(13, "order", "Para hoje", null, null)]
    [InlineData(14, "edit", "Corrigido", null, "wamid.IN0")]
    [InlineData(15, "revoke", "", null, "wamid.IN0")]
    [InlineData(16, "system", "mudou", null, null)]
    [InlineData(17, "unsupported", "", null, null)]
    public void Each_kind_is_read(int at, string kind, string text, string? choice, string? context)
    {
        var message = One<InboundMessage>(Payloads.Every.ElementAt(at));
        (message.Kind, message.Text, message.ChoiceId, message.ContextId).Should().Be((kind, text, choice, context));
        message.IsTurn.Should().Be(kind is not ("reaction" or "edit" or "revoke" or "system"));
    }

    [Theory]
    [InlineData(1, "referral.welcome_message.text", "Oi")]
    [InlineData(2, "product.product_retailer_id", "sku")]
    [InlineData(6, "response.cpf", "52998224725")]
    [InlineData(8, "mime_type", "image/jpeg")]
    [InlineData(10, "latitude", "-23.5613")]
    [InlineData(17, "type", "poll_creation")]
    public void What_only_a_kind_has_is_in_its_details(int at, string path, string expected)
    {
        var value = Expressions.Value.Of(One<InboundMessage>(Payloads.Every.ElementAt(at)).Details!);
        foreach (var name in path.Split('.'))
        {
            value = value.Map![name];
        }

        value.ToText().Should().Be(expected);
    }

    [Fact]
    public void A_sender_without_a_phone_is_known_by_its_user_id()
    {
        var message = One<InboundMessage>(Payloads.Raw("""{"from_user_id":"BR.1502576394655843","id":"w","timestamp":1790000000,"type":"text","text":{"body":"Oi"}}""", "BR"));
        (message.From, message.FromUserId).Should().Be(("BR.1502576394655843", "BR.1502576394655843"));
    }

    [Fact]
    public void Among_several_contacts_the_senders_is_found()
    {
        var body = Payloads.Raw("""{"from":"5511900000002","id":"w","type":"text","text":{"body":"Oi"}},{"from_user_id":"BR.3","id":"x","type":"text","text":{"body":"Oi"}}""")
            .Replace("\"contacts\":[", """ "contacts":[{"profile":{"name":"Bia"},"wa_id":"5511900000002"},{"profile":{"name":"Caio"},"user_id":"BR.3"},""", StringComparison.Ordinal);
        CloudWebhook.Read(body.Bytes())!.Events.Cast<InboundMessage>().Select(message => (message.From, message.ProfileName)).Should().Equal(("5511900000002", "Bia"), ("BR.3", "Caio"));
    }

    [Fact]
    public void Statuses_are_read_with_our_key()
    {
        var sent = One<InboundStatus>(Payloads.Every.ElementAt(18));
        (sent.Wamid, sent.Status, sent.OpaqueData, sent.PricingType, sent.Recipient).Should()
            .Be(("wamid.OUT1", DeliveryStatus.Sent, "key-1", "free_customer_service", Payloads.Phone));
        var failed = One<InboundStatus>(Payloads.Every.ElementAt(19));
        (failed.Status, failed.ErrorCode, failed.ErrorTitle).Should().Be((DeliveryStatus.Failed, "131026", "Message undeliverable"));
    }

    [Theory]
    [InlineData("""{"from":"5511987654321","type":"text","text":{"body":"Oi"}}""", "message:no-id")]
    [InlineData("""{"from":"5511987654321","id":7e999999999999999999999999999999999999999999,"type":"text"}""", "message:no-id")]
    [InlineData("""{"from":"5511987654321","id":"w","group_id":"g","type":"text","text":{"body":"Oi"}}""", "message:group")]
    [InlineData("""{"from":"bla","id":"w","type":"text","text":{"body":"Oi"}}""", "message:no-sender")]
    [InlineData("""{"from":"5511987654321","id":"w","type":"request_welcome"}""", "message:request_welcome")]
    [InlineData("[]", "message:no-id")]
    [InlineData("null", "message:no-id")]
    public void What_cannot_be_answered_is_marked(string message, string reason) =>
        One<NotUnderstood>(Payloads.Raw(message, "?")).Reason.Should().Be(reason);

    [Theory]
    [InlineData(""" "id":"w","status":"in_orbit" """, "status:in_orbit")]
    [InlineData(""" "status":"sent" """, "status:no-id")]
    [InlineData(""" "id":"w","status":"captured","type":"payment" """, "status:payment")]
    [InlineData(""" "id":"w","status":"read","recipient_type":"group" """, "status:group")]
    public void Odd_statuses_are_marked(string status, string reason) => One<NotUnderstood>(Payloads.Status(status)).Reason.Should().Be(reason);

    [Theory]
    [InlineData("{}", "body:no-entry")]
    [InlineData("[]", "body:no-entry")]
    [InlineData("3", "body:no-entry")]
    [InlineData("""{"object":"page","entry":[]}""", "body:other-object")]
    [InlineData("""{"entry":[{"id":"1","changes":{}}]}""", "entry:no-changes")]
    [InlineData("""{"entry":[{"changes":[{"value":{}}]}]}""", "change:no-field")]
    [InlineData("""{"entry":[{"changes":[{"field":"messages","value":{}}]}]}""", "value:no-phone-number-id")]
    [InlineData("""{"entry":[{"changes":[{"field":"messages","value":{"metadata":{"phone_number_id":"1"}}}]}]}""", "value:empty")]
    [InlineData("""{"entry":[{"changes":[{"field":"messages","value":{"metadata":{"phone_number_id":"1"},"errors":[{"code":130429}]}}]}]}""", "error:130429")]
    [InlineData("""{"entry":[{"changes":[{"field":"smb_message_echoes","value":{"metadata":{"phone_number_id":"1"},"message_echoes":[{}]}}]}]}""", "echo:no-id")]
    [InlineData("""{"entry":[{"changes":[{"field":"smb_message_echoes","value":{"metadata":{"phone_number_id":"1"}}}]}]}""", "field:smb_message_echoes")]
    [InlineData("""{"entry":[{"changes":[{"field":"smb_message_echoes","value":{"metadata":{"phone_number_id":"1","display_phone_number":"+551130001000"},"message_echoes":[{"id":"w","to":"551130001000","type":"text"}]}}]}]}""", "echo:no-recipient")]
    public void Other_bodies_are_kept_with_a_reason(string body, string reason) => One<NotUnderstood>(body).Reason.Should().Be(reason);

    [Fact]
    public void What_a_person_wrote_in_the_app_is_theirs_and_no_turn()
    {
        var echo = One<InboundMessage>("""
            {"entry":[{"id":"9","changes":[{"field":"smb_message_echoes","value":{"metadata":{"phone_number_id":"1","display_phone_number":"551130001000"},
            "message_echoes":[{"from":"551130001000","to":"5511987654321","id":"wamid.e","timestamp":"1700000000","type":"text","text":{"body":"Oi, aqui é a Ana"}}]}}]}]}
            """);
        echo.Should().BeEquivalentTo(new { Wamid = "wamid.e", From = "5511987654321", Kind = "text", Text = "Oi, aqui é a Ana", IsEcho = true, IsTurn = false, IsTakeover = true });
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{} x")]
    [InlineData("{'a':1}")]
    [InlineData("{\"a\":\"\u0001\"}")]
    public void What_is_no_JSON_gives_nothing(string body) => CloudWebhook.Read(body.Bytes()).Should().BeNull();

    [Theory]
    [InlineData("asdf")]
    [InlineData("")]
    [InlineData("-1")]
    [InlineData("0")]
    [InlineData("99999999999999999999")]
    [InlineData("9999999999999")]
    [InlineData("1e9")]
    public void An_odd_time_leaves_the_message_whole(string timestamp)
    {
        var message = One<InboundMessage>(Payloads.Text("Oi").Replace("1790000000", timestamp, StringComparison.Ordinal));
        message.At.Should().BeNull();
        var received = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000);
        message.ToIncoming(received).At.Should().Be(received);
    }

    [Fact]
    public void Half_an_emoji_and_a_null_character_do_not_lose_the_message()
    {
        One<InboundMessage>(Payloads.Text("@").Replace("@", """a\ud83d\n\u0000\"b""", StringComparison.Ordinal)).Text.Should().Be("a\uFFFD\n\"b");
        var body = Payloads.Text("@").Bytes();
        body[Array.IndexOf(body, (byte)'@')] = 0xff;
        One<InboundMessage>(body).Text.Should().Be("\uFFFD");
    }

    [Fact]
    public void Several_entries_changes_and_messages_keep_their_order()
    {
        var bodies = Enumerable.Range(0, 3).Select(at => Payloads.Text("m" + at, "wamid." + at)).Select(body => JsonDocument.Parse(body).RootElement.GetProperty("entry")[0].GetRawText());
        var batch = CloudWebhook.Read(Encoding.UTF8.GetBytes($$"""{"object":"whatsapp_business_account","entry":[{{string.Join(',', bodies)}}]}"""))!;
        batch.Events.Cast<InboundMessage>().Select(message => message.Text).Should().Equal("m0", "m1", "m2");
    }

    [Fact]
    public void Depth_and_size_do_not_hurt()
    {
        var image = Payloads.Message(""" "type":"image","image":{"id":"1","x":@} """);
        One<InboundMessage>(image.Replace("@", Brackets(50), StringComparison.Ordinal)).Details!["id"].ToText().Should().Be("1");
        One<NotUnderstood>(image.Replace("@", Brackets(1_400_000), StringComparison.Ordinal)).Reason.Should().Be("body:too-deep");
        One<InboundMessage>(Payloads.Text(new string('ã', 1_500_000))).Text.Should().HaveLength(1_500_000);
        var many = CloudWebhook.Read(Payloads.Raw(string.Join(',', Enumerable.Repeat("{}", 900_000))).Bytes())!;
        many.Events.Should().HaveCount(CloudWebhook.MostEvents);
        many.Events[^1].Should().BeOfType<NotUnderstood>().Which.Reason.Should().Be("body:too-many-events");
    }

    private static string Brackets(int depth) => new string('[', depth) + new string(']', depth);

    private static T One<T>(string body)
        where T : InboundEvent => One<T>(body.Bytes());

    private static T One<T>(byte[] body)
        where T : InboundEvent => CloudWebhook.Read(body)!.Events.Should().ContainSingle().Which.Should().BeOfType<T>().Which;
}
