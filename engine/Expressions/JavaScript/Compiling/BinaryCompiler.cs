namespace Porfin.Expressions.Scripting;

/// <summary>Operators with two operands into nodes; constant ones are computed at once.</summary>
internal static class BinaryCompiler
{
    public static Node Compile(Binary binary, Node left, Node right) => binary.Operator switch
    {
        "&&" => new AndNode(left, right),
        "||" => new OrNode(left, right),
        "??" => new CoalesceNode(left, right),
        _ => Fold(Operation(binary.Operator, left, right), left, right),
    };

    public static BinaryNode Operation(string sign, Node left, Node right) => sign switch
    {
        "+" => new AddNode(left, right),
        "-" => new ArithmeticNode<Subtract>(left, right),
        "*" => new ArithmeticNode<Multiply>(left, right),
        "/" => new ArithmeticNode<Divide>(left, right),
        "%" => new ArithmeticNode<Remainder>(left, right),
        "**" => new ArithmeticNode<Power>(left, right),
        "<" => new ComparisonNode<Less>(left, right),
        ">" => new ComparisonNode<Greater>(left, right),
        "<=" => new ComparisonNode<LessOrEqual>(left, right),
        ">=" => new ComparisonNode<GreaterOrEqual>(left, right),
        "===" => new EqualityNode(left, right, isStrict: true, isNegated: false),
        "!==" => new EqualityNode(left, right, isStrict: true, isNegated: true),
        "==" => new EqualityNode(left, right, isStrict: false, isNegated: false),
        "!=" => new EqualityNode(left, right, isStrict: false, isNegated: true),
        "in" => new RelationNode(left, right, isIn: true),
        "instanceof" => new RelationNode(left, right, isIn: false),
        _ => Bits(sign, left, right),
    };

    private static BinaryNode Bits(string sign, Node left, Node right) => sign switch
    {
        "&" => new ArithmeticNode<BitAnd>(left, right),
        "|" => new ArithmeticNode<BitOr>(left, right),
        "^" => new ArithmeticNode<BitXor>(left, right),
        "<<" => new ArithmeticNode<ShiftLeft>(left, right),
        ">>" => new ArithmeticNode<ShiftRight>(left, right),
        ">>>" => new ArithmeticNode<ShiftRightUnsigned>(left, right),
        _ => throw new ArgumentOutOfRangeException(nameof(sign), sign, "Not an operator."),
    };

    // Two numbers need nothing of a frame, so none is given.
    private static Node Fold(BinaryNode node, Node left, Node right) =>
        left is ConstantNode { Value.IsNumber: true } first && right is ConstantNode { Value.IsNumber: true } second && node is not (EqualityNode or RelationNode)
            ? new ConstantNode(node.Apply(null!, first.Value, second.Value))
            : node;
}
