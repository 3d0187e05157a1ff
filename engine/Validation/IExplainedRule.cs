namespace Porfin;

/// <summary>A rule on an input that says itself, in the languages of the pages, what it wants.</summary>
public interface IExplainedRule
{
    /// <summary>What is wrong with a value that breaks the rule, and what to do.</summary>
    /// <param name="input">The input's name.</param>
    Sentence Explain(string input);
}
