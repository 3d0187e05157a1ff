namespace Porfin.Host.Pages;

/// <summary>Names the resources Texts.resx (Brazilian Portuguese), Texts.en.resx and Texts.es.resx.</summary>
public sealed class Texts;
