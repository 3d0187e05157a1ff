namespace Porfin.Host.Flows;

/// <summary>Answers a flow's question to the outside. Never throws for what the outside did: that is a failure in the answer.</summary>
public delegate ValueTask<CallAnswer> AnswerCall(Call call, CancellationToken cancellation);
