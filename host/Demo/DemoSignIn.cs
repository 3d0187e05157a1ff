namespace Porfin.Host.Demo;

/// <summary>Who signs in to the demo business. It exists only where <c>PORFIN_DEMO</c> is 1, as <c>./run.sh</c> sets it.</summary>
public static class DemoSignIn
{
    public const string Email = "demo@porfin.local";

    public const string Password = "porfin-demo";

    public const string Business = "Clínica Demonstração";
}
