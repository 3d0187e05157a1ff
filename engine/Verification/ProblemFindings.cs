namespace Porfin.Verification;

/// <summary>Problems of documents in the form of findings.</summary>
internal static class ProblemFindings
{
    public static Finding Of(FlowProblem problem) =>
        new(problem.Code, problem.Severity, problem.NodeId ?? "", problem.Sentence, []) { JsonPath = problem.JsonPath, Line = problem.Line, Column = problem.Column };
}
