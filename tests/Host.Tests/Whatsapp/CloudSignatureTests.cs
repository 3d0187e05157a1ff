using FluentAssertions;
using Porfin.Host.Whatsapp;
using Xunit;

namespace Porfin.Host.Tests.Whatsapp;

public sealed class CloudSignatureTests
{
    private const string Secret = "test_app_secret";
    private const string Header = "sha256=dec6a680679a968e7e0319355b23599cbfc54502c0784668e9618baa0c633756";
    private static readonly byte[] Body = """{"object":"whatsapp_business_account","entry":[]}""".Bytes();

    [Fact]
    public void The_published_vector_holds()
    {
        CloudSignature.IsValid(Body, Header, Secret).Should().BeTrue();
        CloudSignature.Of(Body, Secret).Should().Be(Header);
    }

    [Fact]
    public void Upper_case_digits_are_the_same_number() =>
        CloudSignature.IsValid(Body, "sha256=" + Header[7..].ToUpperInvariant(), Secret).Should().BeTrue();

    [Fact]
    public void Any_changed_byte_of_the_body_is_noticed()
    {
        for (var at = 0; at < Body.Length; at++)
        {
            var changed = (byte[])Body.Clone();
            changed[at] ^= 1;
            CloudSignature.IsValid(changed, Header, Secret).Should().BeFalse();
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("sha256=")]
    [InlineData("dec6a680679a968e7e0319355b23599cbfc54502c0784668e9618baa0c633756")]
    [InlineData("sha1=dec6a680679a968e7e0319355b23599cbfc54502c0784668e9618baa0c633756")]
    [InlineData("sha256=dec6a680679a968e7e0319355b23599cbfc54502c0784668e9618baa0c63375")]
    [InlineData("sha256=dec6a680679a968e7e0319355b23599cbfc54502c0784668e9618baa0c6337560")]
    [InlineData("sha256=zec6a680679a968e7e0319355b23599cbfc54502c0784668e9618baa0c633756")]
    [InlineData("sha256=0000000000000000000000000000000000000000000000000000000000000000")]
    public void A_wrong_header_is_refused(string? header) => CloudSignature.IsValid(Body, header, Secret).Should().BeFalse();

    [Fact]
    public void No_secret_accepts_nothing() => CloudSignature.IsValid(Body, CloudSignature.Of(Body, ""), "").Should().BeFalse();
}
