using System.Linq;
using AutoDiffDSL.Generator.Emit.Composites;
using AutoDiffDSL.Generator.Emit.Syntax;
using AutoDiffDSL.Generator.Ir;

namespace AutoDiffDSL.Generator.Emit.Planning;

/// <summary>Turns values into expressions: a variable's name, or the operation with its operands written out.</summary>
internal sealed class ExpressionPlanner(Outline outline, string workspace)
{
    public Expression Workspace { get; } = new NameExpression(workspace);

    /// <summary>Reads a value.</summary>
    public Expression Read(Value value) => Read(value, null);

    /// <summary>The condition of a loop as its head tests it.</summary>
    public Expression Condition(Node loop) => Read(loop.Condition, loop);

    /// <summary>Computes a value where a type is already given: <c>double x = 0;</c>, <c>double t = i;</c>.</summary>
    public Expression Assigned(Value value)
    {
        ValueFacts facts = outline[value];
        return facts.IsVariable ? Read(value) : Assigned(facts.Definition!);
    }

    /// <summary>The right side of the assignment that defines the result of <paramref name="node"/>.</summary>
    public Expression Assigned(Node node)
    {
        Instruction instruction = node.Instruction;
        IrType type = instruction.Result.Type;
        return node.Op switch
        {
            Primitive.Constant when !type.Element.IsInteger() || type.Element == ScalarKind.NativeInt =>
                new LiteralExpression(Literals.PrintBare(type.Element, instruction.Immediate)),
            Primitive.Convert when Conversions.IsImplicit(instruction.Operands[0].Type.Element, type.Element)
                && !outline[instruction.Operands[0]].Is(Primitive.Constant) => Read(instruction.Operands[0]),
            _ => Compute(node, null),
        };
    }

    /// <summary>The text of a guard with its operands.</summary>
    public Expression Filled(Instruction guard) => new TextExpression(
        guard.Text.Split(Instruction.Hole), guard.Operands.Select(Read).ToArray());

    public Expression Element(Value buffer, Value index) => new IndexExpression(Read(buffer), Read(index));

    public Expression Call(Value receiver, string method, params Expression[] arguments) =>
        Call(Read(receiver), method, arguments);

    public static Expression Call(Expression receiver, string method, params Expression[] arguments) =>
        new CallExpression(new MemberExpression(receiver, method), arguments);

    public bool IsArray(Value buffer) => outline[buffer].Variable?.Binding is { Passing: Passing.Array };

    /// <param name="value">What is read.</param>
    /// <param name="loop">Reads what this loop carries instead of what the end of its iteration computes.</param>
    private Expression Read(Value value, Node? loop)
    {
        if (loop is not null && outline.AtHead(loop, value) is { } carried)
        {
            return Read(carried, null);
        }

        ValueFacts facts = outline[value];
        return facts.IsVariable
            ? new NameExpression(facts.Variable!.Name)
            : Compute(facts.Definition!, facts.IsLoopCondition ? loop : null);
    }

    private Expression Compute(Node node, Node? loop)
    {
        Instruction instruction = node.Instruction;
        Expression Operand(int index) => Read(instruction.Operands[index], loop);
        switch (node.Op)
        {
            case Primitive.Constant:
                return new LiteralExpression(Literals.Print(instruction.Result.Type.Element, instruction.Immediate));
            case Primitive.Convert or Primitive.ConvertChecked when Conversions.IsOpen(instruction):
                string target = TypeNames.Of(instruction.Result.Type.Element);
                return new CallExpression(new NameExpression(target + ".CreateChecked"), new[] { Operand(0) });
            case Primitive.Convert:
                return new CastExpression(TypeNames.Of(instruction.Result.Type.Element), Operand(0));
            case Primitive.ConvertChecked:
                return Checked(new CastExpression(TypeNames.Of(instruction.Result.Type.Element), Operand(0)));
            case Primitive.NegateChecked:
                return Checked(new UnaryExpression("-", Operand(0)));
            case Primitive.AddChecked or Primitive.SubtractChecked or Primitive.MultiplyChecked:
                return Checked(Narrowed(instruction, Binary(instruction, loop)));
            case Primitive.Field:
                return new NameExpression(instruction.Text);
            case Primitive.Select:
                return new ConditionalExpression(
                    Operand(0),
                    Alternative(instruction.Operands[1], instruction.Operands[2]),
                    Alternative(instruction.Operands[2], instruction.Operands[1]));
            case Primitive.If:
                return Choice(node);
            case Primitive.Load:
                return new IndexExpression(Operand(0), Operand(1));
            case Primitive.Length:
                return new MemberExpression(Operand(0), instruction.Operands[0].Type.LengthName);
            case Primitive.Allocate or Primitive.AllocateTape or Primitive.Copy:
                string method = WorkspaceNames.Method(node.Op, instruction.Result.Type.Element);
                return Call(Workspace, method, Operand(0));
            case Primitive.Slice:
                Expression buffer = IsArray(instruction.Operands[0])
                    ? Conversions.AsSpan(Operand(0))
                    : Operand(0);
                return Call(buffer, "Slice", Operand(1), Operand(2));
            case Primitive.Pop:
                return Popped(instruction);
            case Primitive.Call:
                Expression[] passed =
                [
                    .. DeclaredParameter.Of(instruction.Callee!.Signature)
                        .Select(p => CallArguments.Value(outline, instruction, p, Operand)),
                ];
                return new CallExpression(new NameExpression(instruction.Callee.Method), passed);
            case Primitive.NewSlot:
                var tape = new NameExpression("new " + TypeNames.OfTape(instruction.Result.Type));
                return new CallExpression(tape, [Workspace]);
            case Primitive.Negate:
                return Negation(instruction, Operand(0));
            case Primitive.Not:
                return Narrowed(instruction, instruction.Result.Type == IrType.Boolean
                    ? Conditions.Negate(outline, instruction.Operands[0], Operand(0))
                    : new UnaryExpression("~", Operand(0)));
            case >= Primitive.Abs:
                string function = MathNames.Of(node.Op, instruction.Operands[0].Type.Element);
                Expression[] arguments = [.. instruction.Operands.Select((_, i) => Operand(i))];
                return new CallExpression(new NameExpression(function), arguments);
            default:
                return Narrowed(instruction, Binary(instruction, loop));
        }
    }

    private Expression Popped(Instruction pop)
    {
        Value slot = pop.Operands[0];
        return slot.Type.Shape switch
        {
            TypeShape.SnapshotSlot => Call(slot, "PopSpan"),
            TypeShape.HandleSlot =>
                Call(Workspace, WorkspaceNames.Method(Primitive.Pop, slot.Type.Element), Call(slot, "Pop")),
            _ => Call(slot, "Pop"),
        };
    }

    private Expression Choice(Node node)
    {
        Expression condition = Read(node.Instruction.Operands[0]);
        Value then = node.Blocks[0].Block.Yields[0];
        Value otherwise = node.Blocks[1].Block.Yields[0];
        if (node.Instruction.Result.Type != IrType.Boolean)
        {
            return new ConditionalExpression(condition, Alternative(then, otherwise), Alternative(otherwise, then));
        }

        Expression Negated() => Conditions.Negate(outline, node.Instruction.Operands[0], condition);
        return (Truth(then), Truth(otherwise)) switch
        {
            (_, false) => new BinaryExpression("&&", condition, Read(then)),
            (true, _) => new BinaryExpression("||", condition, Read(otherwise)),
            (false, _) => new BinaryExpression("&&", Negated(), Read(otherwise)),
            (_, true) => new BinaryExpression("||", Negated(), Read(then)),
            _ => new ConditionalExpression(condition, Read(then), Read(otherwise)),
        };
    }

    /// <summary>One side of a choice; the other one gives the type if it is no constant.</summary>
    private Expression Alternative(Value value, Value other) =>
        outline[value].Is(Primitive.Constant) && !outline[other].Is(Primitive.Constant)
            ? Bare(value, null)
            : Read(value);

    private bool? Truth(Value value) =>
        outline[value] is var facts && facts.Is(Primitive.Constant) && !facts.IsVariable
            ? facts.Definition!.Instruction.Immediate != 0
            : null;

    /// <summary>C# has no minus for unsigned numbers.</summary>
    private Expression Negation(Instruction instruction, Expression operand) => instruction.Result.Type.Element switch
    {
        ScalarKind.UInt32 => new BinaryExpression("-", new LiteralExpression("0U"), operand),
        ScalarKind.UInt64 => new BinaryExpression("-", new LiteralExpression("0UL"), operand),
        _ => Narrowed(instruction, new UnaryExpression("-", operand)),
    };

    private static CallExpression Checked(Expression expression) =>
        new(new NameExpression("checked"), new[] { expression });

    /// <summary>C# computes with small integers as <c>int</c>; the result is cast back.</summary>
    private static Expression Narrowed(Instruction instruction, Expression expression) =>
        instruction.Result.Type.Element is >= ScalarKind.SByte and <= ScalarKind.UInt16
            ? new CallExpression(
                new NameExpression("unchecked"),
                new Expression[] { new CastExpression(TypeNames.Of(instruction.Result.Type.Element), expression) })
            : expression;

    private Expression Binary(Instruction instruction, Node? loop)
    {
        Value left = instruction.Operands[0];
        Value right = instruction.Operands[1];
        string symbol = Operators.Symbol(instruction.Op);
        if (instruction.Op is Primitive.ShiftLeft or Primitive.ShiftRight or Primitive.UnsignedShiftRight)
        {
            return new BinaryExpression(symbol, Read(left, loop), Read(right, loop));
        }

        Expression first = LeftOperand(left, right, loop);
        if (instruction.Op is Primitive.Add or Primitive.Subtract)
        {
            Expression? opposite = Conversions.Negated(outline, right) is { } negated
                ? Read(negated, loop)
                : Conversions.NegatedLiteral(outline, right);
            if (opposite is not null)
            {
                return new BinaryExpression(instruction.Op == Primitive.Add ? "-" : "+", first, opposite);
            }
        }

        return new BinaryExpression(symbol, first, RightOperand(left, right, loop));
    }

    /// <summary>
    /// Leaves out a cast, or the point of a whole number, where the other operand already gives the type.
    /// </summary>
    private Expression LeftOperand(Value value, Value other, Node? loop)
    {
        bool otherSpeaks = !outline[other].Is(Primitive.Constant) && Conversions.Omissible(outline, other) is null;
        return otherSpeaks ? Bare(value, loop) : Read(value, loop);
    }

    private Expression RightOperand(Value other, Value value, Node? loop) =>
        outline[other].Is(Primitive.Constant) ? Read(value, loop) : Bare(value, loop);

    private Expression Bare(Value value, Node? loop)
    {
        ValueFacts facts = outline[value];
        if (facts.Is(Primitive.Constant) && !facts.IsVariable)
        {
            long bits = facts.Definition!.Instruction.Immediate;
            return new LiteralExpression(Literals.PrintBare(value.Type.Element, bits));
        }

        return Read(Conversions.Omissible(outline, value) ?? value, loop);
    }
}
