using Porfin.Control;
using Porfin.Documents;
using Porfin.Execution;
using Porfin.Expressions;
using Porfin.Expressions.Scripting;

namespace Porfin.Verification;

using Call = Porfin.Expressions.Scripting.Call;
using If = Control.If;
using While = Control.While;

/// <summary>
/// Counters that end loops: a numeric variable that is only ever set to constants or moved by constants, compared with a constant. A way that a condition
/// allows only below a bound is taken finitely often, where the cycle moves the variable up each time round and nothing in it sets it back.
/// </summary>
internal sealed class Counters(Study study)
{
    private const double Largest = 1e12;
    private const double MostMoves = 1e9;

    private readonly VariableUses uses = new(study.Plan);
    private readonly Dictionary<VariableReference, bool> pure = [];
    private readonly Dictionary<int, List<(VariableReference Variable, bool IsUp, bool WhenTrue)>> guards = [];

    /// <summary>Which activity reads and sets which variables.</summary>
    public VariableUses Uses => uses;

    /// <summary>How far from zero a counter can come, in a billion moves at most; null for a variable that is no counter.</summary>
    public double? Reach(VariableReference variable)
    {
        if (!IsPure(variable))
        {
            return null;
        }

        var (furthest, step) = (Math.Abs(VariableUses.Declaration(variable).Value.Number), 0.0);
        foreach (var node in uses.ByVariable[variable].Where(use => use.IsWrite).Select(use => use.Node))
        {
            study.Effort.Spend();
            var moved = StepOf(node, variable);
            (furthest, step) = moved is { } by ? (furthest, Math.Max(step, Math.Abs(by))) : (Math.Max(furthest, Math.Abs(PossibleOutcomes.ConstantOf(node, "value")!.Value.Number)), step);
        }

        return furthest + (step * MostMoves);
    }

    /// <summary>The ways out of some activities that are taken finitely often as long as one stays among them.</summary>
    /// <param name="members">The activities of a component with cycles.</param>
    /// <param name="inside">The ways between them.</param>
    public IReadOnlyList<Way> Finite(HashSet<int> members, IReadOnlyList<Way> inside)
    {
        var finite = new List<Way>();
        var still = new Dictionary<(VariableReference, bool), int[]?>();
        foreach (var way in inside)
        {
            foreach (var (variable, isUp, whenTrue) in Guards(study.Plan.Nodes[way.From]))
            {
                if (!IsTaken(way, whenTrue))
                {
                    continue;
                }

                if (!still.TryGetValue((variable, isUp), out var rounds))
                {
                    still[(variable, isUp)] = rounds = Moves(members, variable, isUp) is { } moves ? WithoutMoves(moves, inside) : null;
                }

                if (rounds is not null && (rounds[way.From] == 0 || rounds[way.From] != rounds[way.To]))
                {
                    finite.Add(way);
                    break;
                }
            }
        }

        return finite;
    }

    /// <summary>True when a way is the one that a condition's truth leads to.</summary>
    private bool IsTaken(Way way, bool whenTrue)
    {
        var node = study.Plan.Nodes[way.From];
        return node.Container switch
        {
            While => whenTrue && way.Outcome.Length == 0,
            If => node.Ports.TryGetValue(whenTrue ? "then" : "else", out var chosen) && chosen[0].Index == way.To,
            _ => way.Outcome == (whenTrue ? "True" : "False"),
        };
    }

    /// <summary>The activities of a cycle that move a variable towards its bound; null when something in the cycle moves it otherwise.</summary>
    private HashSet<int>? Moves(HashSet<int> members, VariableReference variable, bool isUp)
    {
        if (members.Contains(variable.Owner.Index))
        {
            return null;
        }

        var moves = new HashSet<int>();
        foreach (var node in uses.ByVariable[variable].Where(use => use.IsWrite && members.Contains(use.Node.Index)).Select(use => use.Node))
        {
            if (StepOf(node, variable) is not { } step || step > 0 != isUp)
            {
                return null;
            }

            moves.Add(node.Index);
        }

        return moves;
    }

    /// <summary>For each activity the number of the part in which one can go round without a move; 0 for none.</summary>
    private int[] WithoutMoves(HashSet<int> moves, IReadOnlyList<Way> inside)
    {
        var next = new IReadOnlyList<int>[study.Plan.Nodes.Length];
        Array.Fill(next, []);
        foreach (var ways in inside.Where(way => !moves.Contains(way.From) && !moves.Contains(way.To)).GroupBy(way => way.From))
        {
            next[ways.Key] = [.. ways.Select(way => way.To)];
        }

        var numbers = new int[next.Length];
        var number = 0;
        foreach (var round in Cycles.Of(next, inside.Select(way => way.From), study.Effort))
        {
            number++;
            round.ForEach(member => numbers[member] = number);
        }

        return numbers;
    }

    /// <summary>The counters that a decision compares with constants.</summary>
    private List<(VariableReference Variable, bool IsUp, bool WhenTrue)> Guards(PlanNode node)
    {
        if (!guards.TryGetValue(node.Index, out var found))
        {
            guards[node.Index] = found = [];
            var isDecision = node.Container is While or If || node.Type.ClassType == typeof(FlowDecision);
            if (isDecision && Parsed(PossibleOutcomes.Input(node, "condition")?.Expression) is { } condition)
            {
                foreach (var whenTrue in new[] { true, false })
                {
                    found.AddRange(Bounds(node, condition, whenTrue).Where(bound => IsPure(bound.Variable)).Select(bound => (bound.Variable, bound.IsUp, whenTrue)));
                }
            }
        }

        return found;
    }

    /// <summary>What is sure of variables when a condition has a truth: that one is below (up) or above a constant.</summary>
    private static IEnumerable<(VariableReference Variable, bool IsUp)> Bounds(PlanNode node, Syntax condition, bool truth)
    {
        switch (condition)
        {
            case Unary { Operator: "!" } not:
                return Bounds(node, not.Operand, !truth);
            case Binary { Operator: "&&" } both when truth:
                return Bounds(node, both.Left, truth).Concat(Bounds(node, both.Right, truth));
            case Binary { Operator: "||" } either when !truth:
                return Bounds(node, either.Left, truth).Concat(Bounds(node, either.Right, truth));
            case Binary { Operator: "<" or "<=" or ">" or ">=" } compared:
                var isLess = compared.Operator[0] == '<';
                if (VariableIn(node, compared.Left) is { } left && Number(compared.Right) is not null)
                {
                    return [(left, isLess == truth)];
                }

                return VariableIn(node, compared.Right) is { } right && Number(compared.Left) is not null ? [(right, isLess != truth)] : [];
            default:
                return [];
        }
    }

    /// <summary>True when a variable is a number that is only set to constants and moved by constants, whatever happens in the whole plan.</summary>
    private bool IsPure(VariableReference variable)
    {
        if (!pure.TryGetValue(variable, out var isPure))
        {
            var declaration = VariableUses.Declaration(variable);
            isPure = !uses.AnyComputedName && FlowTypes.IsNumber(declaration.TypeName) && declaration.IsStored && IsSmall(declaration.Value)
                && uses.ByVariable[variable].Where(use => use.IsWrite).All(use => use.Node.Target == variable && (PossibleOutcomes.ConstantOf(use.Node, "value") is { } value ? IsSmall(value) : StepOf(use.Node, variable) is not null));
            pure[variable] = isPure;
        }

        return isPure;
    }

    private static bool IsSmall(Value value) => value.IsNumber && Math.Abs(value.Number) < Largest;

    /// <summary>By how much SetVariable moves its own variable; null when it does something else.</summary>
    private static double? StepOf(PlanNode node, VariableReference variable)
    {
        if (node.Target != variable || Parsed(PossibleOutcomes.Input(node, "value")?.Expression) is not Binary { Operator: "+" or "-" } moved)
        {
            return null;
        }

        var step = VariableIn(node, moved.Left) == variable ? Number(moved.Right) * (moved.Operator == "-" ? -1 : 1)
            : moved.Operator == "+" && VariableIn(node, moved.Right) == variable ? Number(moved.Left) : null;
        var least = FlowTypes.IsWhole(VariableUses.Declaration(variable).TypeName) ? 1 : 1e-3;
        return step is { } by && Math.Abs(by) >= least && Math.Abs(by) < Largest ? by : null;
    }

    private static VariableReference? VariableIn(PlanNode node, Syntax syntax) => syntax switch
    {
        Name name => VariableUses.Find(node, name.Text),
        Member { Object: Name { Text: "variables" }, IsOptional: false } member => VariableUses.Find(node, member.Name),
        Call { Callee: Name { Text: "getVariable" }, Arguments: [Literal { Value.Text: { } name }] } => VariableUses.Find(node, name),
        Call { Callee: Name { Text: ['g', 'e', 't', _, ..] } name, Arguments: [] } => VariableUses.Find(node, name.Text[3..]) ?? VariableUses.Find(node, char.ToLowerInvariant(name.Text[3]) + name.Text[4..]),
        _ => null,
    };

    private static double? Number(Syntax syntax) => syntax switch
    {
        Literal { Value: { IsNumber: true } value } => value.Number,
        Unary { Operator: "-" } minus => -Number(minus.Operand),
        _ => null,
    };

    /// <summary>The one expression of a script; null when it is more than that.</summary>
    private static Syntax? Parsed(Expression? expression) =>
        expression is Script script && JavaScript.Parse(script.Text).Script.Statements is [ExpressionStatement only] ? only.Expression : null;
}
