using AutoDiffDSL.Generator.Ir;

namespace AutoDiffDSL.Generator.Rules;

/// <summary>A value that is being computed, with operators, so that a rule reads like mathematics.</summary>
internal readonly record struct Term(BlockBuilder Builder, Value Value)
{
    private IrType Type => Value.Type;

    public static Term operator +(Term left, Term right) => left.Apply(Primitive.Add, right);

    public static Term operator +(double left, Term right) => right.Number(left) + right;

    public static Term operator +(Term left, double right) => left + left.Number(right);

    public static Term operator -(Term left, Term right) => left.Apply(Primitive.Subtract, right);

    public static Term operator -(double left, Term right) => right.Number(left) - right;

    public static Term operator -(Term left, double right) => left - left.Number(right);

    public static Term operator *(Term left, Term right) => left.Apply(Primitive.Multiply, right);

    public static Term operator *(double left, Term right) => right.Number(left) * right;

    public static Term operator /(Term left, Term right) => left.Apply(Primitive.Divide, right);

    public static Term operator /(double left, Term right) => right.Number(left) / right;

    public static Term operator -(Term term) => term.Apply(Primitive.Negate);

    public static Term operator >(Term left, Term right) => left.Compare(Primitive.Greater, right);

    public static Term operator <(Term left, Term right) => left.Compare(Primitive.Less, right);

    public static Term operator >=(Term left, Term right) => left.Compare(Primitive.GreaterEqual, right);

    public static Term operator <=(Term left, Term right) => left.Compare(Primitive.LessEqual, right);

    public Term Number(double value) => new(Builder, Builder.Number(Type, value));

    public Term Apply(Primitive op) => new(Builder, Builder.Emit(op, Value));

    public Term Apply(Primitive op, Term other) => new(Builder, Builder.Emit(op, Value, other.Value));

    public Term Compare(Primitive op, Term other) => new(Builder, Builder.Compare(op, Value, other.Value));

    public Term NotEqual(double value) => Compare(Primitive.NotEqual, Number(value));

    public Term IsNaN() => new(Builder, Builder.Emit(Primitive.IsNaN, IrType.Boolean, "", Value));

    public Term And(Term other) => Apply(Primitive.And, other);

    public Term Not() => Apply(Primitive.Not);

    /// <summary>This condition's choice between two values.</summary>
    public Term Choose(Term whenTrue, Term whenFalse) =>
        new(Builder, Builder.Emit(Primitive.Select, whenTrue.Type, "", Value, whenTrue.Value, whenFalse.Value));

    /// <summary>This integer in the floating type of <paramref name="other"/>.</summary>
    public Term As(Term other) => new(Builder, Builder.Convert(Value, other.Type.Element));
}
