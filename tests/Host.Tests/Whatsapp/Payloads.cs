using System.Text;

namespace Porfin.Host.Tests.Whatsapp;

/// <summary>Webhook bodies of our own, shaped like Meta's.</summary>
internal static class Payloads
{
    public const string PhoneNumberId = "500100";
    public const string WabaId = "700900";
    public const string Phone = "5511987654321";

    /// <summary>One item for <c>messages</c> or <c>statuses</c> of each kind that we know of; the whole bodies come from <see cref="Every"/>.</summary>
    private static readonly string[] Contents =
    [
        """ "type":"text","text":{"body":"Quanto custa a limpeza?"} """,
        """ "type":"text","text":{"body":"Vi o anúncio"},"referral":{"source_url":"https://fb.me/x","source_type":"ad","ctwa_clid":"abc","welcome_message":{"text":"Oi"}} """,
        """ "type":"text","text":{"body":"Este aqui"},"context":{"from":"551133334444","id":"wamid.OUT1","referred_product":{"catalog_id":"1","product_retailer_id":"sku"}} """,
        """ "type":"button","button":{"payload":"sim","text":"Sim, quero"},"context":{"from":"551133334444","id":"wamid.OUT1"} """,
        """ "type":"interactive","interactive":{"type":"button_reply","button_reply":{"id":"opt-1","title":"Terça"}} """,
        """ "type":"interactive","interactive":{"type":"list_reply","list_reply":{"id":"opt-2","title":"Sexta","description":"às 10h"}} """,
        """ "type":"interactive","interactive":{"type":"nfm_reply","nfm_reply":{"name":"flow","body":"Sent","response_json":"{\"cpf\":\"52998224725\"}"}} """,
        """ "type":"interactive" """,
        """ "type":"image","image":{"id":"11","mime_type":"image/jpeg","sha256":"x","caption":"Olha o dente"} """,
        """ "type":"voice","voice":{"id":"12","mime_type":"audio/ogg; codecs=opus"} """,
        """ "type":"location","location":{"latitude":-23.5613,"longitude":-46.6565,"name":"Consultório"} """,
        """ "type":"contacts","contacts":[{"name":{"formatted_name":"Rui"},"phones":[{"phone":"+55 11 90000-0000"}]}] """,
        """ "type":"reaction","reaction":{"message_id":"wamid.OUT1","emoji":"👍"} """,
        """ "type":"order","order":{"catalog_id":"1","text":"Para hoje","product_items":[{"product_retailer_id":"sku","quantity":2,"item_price":9.5,"currency":"BRL"}]} """,
        """ "type":"edit","edit":{"original_message_id":"wamid.IN0","message":{"type":"text","text":{"body":"Corrigido"}}} """,
        """ "type":"revoke","revoke":{"original_message_id":"wamid.IN0"} """,
        """ "type":"system","system":{"type":"user_changed_number","body":"mudou","wa_id":"5511911112222"} """,
        """ "type":"unsupported","errors":[{"code":131051,"title":"Unsupported"}],"unsupported":{"type":"poll_creation"} """,
    ];

    private static readonly string[] Statuses =
    [
        """ "id":"wamid.OUT1","status":"sent","timestamp":"1790000001","recipient_id":"5511987654321","biz_opaque_callback_data":"key-1","pricing":{"billable":false,"type":"free_customer_service","category":"service"} """,
        """ "id":"wamid.OUT1","status":"failed","timestamp":"1790000002","errors":[{"code":131026,"title":"Message undeliverable"}] """,
    ];

    public static IEnumerable<string> Every =>
    [
        .. Contents.Select((content, at) => Message(content, "wamid.IN" + at)),
        .. Statuses.Select(Status),
        Change("account_update", """{"event":"ACCOUNT_RESTRICTION"}"""),
    ];

    public static string Text(string body, string wamid = "wamid.IN1", string phone = Phone) =>
        Message($$""" "type":"text","text":{"body":{{System.Text.Json.JsonSerializer.Serialize(body)}}} """, wamid, phone);

    /// <summary>A body with one message from the usual customer.</summary>
    public static string Message(string fields, string wamid = "wamid.IN1", string phone = Phone) => Raw($$"""{"from":"{{phone}}","id":"{{wamid}}","timestamp":"1790000000",{{fields}}}""", phone);

    /// <summary>A body with one message written in full.</summary>
    public static string Raw(string message, string phone = Phone) => Change(
        "messages",
        $$"""
        {"messaging_product":"whatsapp","metadata":{"display_phone_number":"551133334444","phone_number_id":"{{PhoneNumberId}}"},
        "contacts":[{"profile":{"name":"João Íris"},"wa_id":"{{phone}}"}],"messages":[{{message}}]}
        """);

    public static string Status(string fields) => Change(
        "messages",
        $$"""{"messaging_product":"whatsapp","metadata":{"display_phone_number":"551133334444","phone_number_id":"{{PhoneNumberId}}"},"statuses":[{{{fields}}}]}""");

    public static string Change(string field, string value) =>
        $$"""{"object":"whatsapp_business_account","entry":[{"id":"{{WabaId}}","changes":[{"field":"{{field}}","value":{{value}}}]}]}""";

    public static byte[] Bytes(this string text) => Encoding.UTF8.GetBytes(text);
}
