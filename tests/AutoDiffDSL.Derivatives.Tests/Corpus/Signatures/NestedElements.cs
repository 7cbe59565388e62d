using System.Numerics;
using AutoDiffDSL.Derivatives.Tests.Harness;
using static AutoDiffDSL.Derivatives.Tests.Harness.FeatureList;

namespace AutoDiffDSL.Derivatives.Tests.Corpus.Signatures;

/// <summary>Spans, arrays and structs of elements that themselves hold structs, tuples, enums and constants.</summary>
public static partial class NestedElements
{
    private static readonly double[] Table = [0.5, 0.25, 2];

    public enum Color : byte
    {
        Red,
        Green,
        Blue,
    }

    public struct Atom
    {
        public Location At;
        public (double Mass, int Number) Kind;
        public Anchor Held;
        public long Index;

        [NoDerivative]
        public Location Target;

        public Color Color { get; set; }
    }

    public readonly struct Bond(double x, int n, double y)
    {
        public readonly double X = x;
        public readonly int N = n;
        public readonly double Y = y;
    }

    public struct Molecule
    {
        public Atom[] Atoms;
        public Bond[] Bonds;
        public double Scale;

        public double[,] Grid { get; set; }
    }

    public struct Weighted<T>
        where T : IFloatingPointIeee754<T>
    {
        public T Value;

        [NoDerivative]
        public T Weight { get; set; }
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(StructBufferInSignature, NestedStructInSignature, InactiveField, EnumInSignature)]
    [Length("atoms", 3)]
    public static double AtomsInPlace(Span<Atom> atoms, double k, ReadOnlySpan<Bond> element)
    {
        double sum = 0;
        for (int i = 0; i < atoms.Length; i++)
        {
            atoms[i].At.X *= k;
            atoms[i].Kind.Mass += atoms[i].At.X * atoms[i].Target.Y * element[i].X;
            atoms[i].Held = atoms[i].Held with { Weight = atoms[i].Held.Weight * atoms[i].Kind.Mass };
            Atom copy = atoms[i];
            copy.At = copy.At with { Y = copy.Held.Place.X * element[i].Y };
            if (copy.Color != Color.Blue) atoms[(i + 1) % 3] = copy;
            sum += atoms[i].At.Norm * atoms[i].Held.Weight * atoms[i].Kind.Number;
        }

        return sum;
    }

    /// <summary>Elements are outputs as a whole, also where only one of their members is written.</summary>
    [Differentiable(Modes = Modes.All)]
    [Feature(StructBufferInSignature, TupleInSignature, CompositeReference, VoidMethod)]
    [Written("b")]
    [Length("a", 2)]
    [Length("b", 2)]
    public static void OneMemberWritten(
        Span<(double X, int N, double Y)> a, (double X, int N, double Y)[] b, ref Atom atom)
    {
        a[0].X *= a[1].Y;
        b[0].Y *= a[1].X * atom.At.Y;
        b[1].Y = b[0].X * b[0].Y;
        atom.At.X = b[1].Y;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(StructInSignature, GradientOfArrays, CompositeReference, MatrixInSignature, OutParameter)]
    [Length("molecule.Atoms", 2)]
    [Length("molecule.Bonds", 2)]
    [Length("molecule.Grid", 2, 2)]
    public static double MoleculeInPlace(ref Molecule molecule, in Molecule @in, out Location row, double seed)
    {
        row = molecule.Atoms[1].At;
        for (int i = 0; i < 2; i++)
        {
            molecule.Atoms[i].At.X *= seed + @in.Scale;
            molecule.Bonds[i] = new Bond(
                molecule.Bonds[1 - i].X * seed, molecule.Bonds[i].N, molecule.Atoms[i].At.X);
            molecule.Grid[i, 0] += molecule.Bonds[i].Y * molecule.Grid[1 - i, 1];
            molecule.Scale *= molecule.Grid[i, 0];
        }

        row.X *= molecule.Scale;
        return molecule.Scale * row.Y;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(TupleInSignature, GradientOfArrays, MatrixInSignature, StructBufferInSignature, VoidMethod)]
    [Written("held")]
    [Length("held.Item1", 2)]
    [Length("held.Item2", 2, 2)]
    public static void ElementsSwapped((Atom[] Atoms, double[,] Grid) held, ReadOnlySpan<double> count)
    {
        for (int i = 0; i < 2; i++)
        {
            (held.Atoms[i], held.Atoms[1 - i]) = (held.Atoms[1 - i], held.Atoms[i]);
            held.Atoms[i].At.X *= count[i];
            held.Grid[i, i] = held.Atoms[i].At.X * count[2];
        }
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(StructBufferInSignature, MatrixInSignature, GradientOfArrays)]
    [Length("atoms", 0)]
    [Length("m", 0, 3)]
    [Length("layer.Weights", 0)]
    public static double NothingThere(Span<Atom> atoms, (double, int)[] pairs, double[,] m, Layer layer, double x)
    {
        double sum = x * x;
        for (int i = 0; i < atoms.Length; i++) sum += atoms[i].At.X *= x;
        for (int i = 0; i < m.GetLength(0); i++) sum += m[i, 0];
        foreach (double weight in layer.Weights) sum += weight;
        foreach ((double, int) pair in pairs) sum += pair.Item1 * pair.Item1 * pair.Item2;
        return sum * layer.Scale;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(StructBufferInSignature, VoidMethod)]
    [Length("atoms", 0)]
    public static void WithoutRows(Span<Atom> atoms, double x)
    {
        for (int i = 0; i < atoms.Length; i++) atoms[i].At.X *= x;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(OutParameter, CompositeReference, CompositeResult, EnumInSignature, ComplexInSignature)]
    [Value("color", 2)]
    [Length("atoms", 2)]
    public static (double Work, Color Color) HandedOut(
        ReadOnlySpan<Atom> atoms,
        out Atom last,
        out (Complex Z, Color C) t,
        ref Bond bond,
        out double rows,
        Color color)
    {
        last = atoms[1];
        last.At.X *= bond.X;
        t = (new Complex(atoms[0].At.X, bond.Y) * last.Kind.Mass, color);
        bond = new Bond(bond.Y * last.At.X, 3, bond.X);
        rows = t.Z.Real * bond.X;
        return (rows * last.Held.Weight, atoms[0].Color);
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(StructBufferInSignature, TupleInSignature, ReturnInLoop, OverlappingSlices)]
    [Length("terms", 4)]
    public static double ReturnedEarly(Span<(double X, int N)> terms, double limit)
    {
        if (terms.Length == 0) return limit;
        for (int i = 0; i < terms.Length; i++)
        {
            terms[i].X *= limit;
            if (i == 2) return terms[i].X * terms[0].X;
            Swap(ref terms[i], ref terms[i + 1]);
            Halve(terms[i..], limit);
        }

        return 0;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(StructBufferInSignature, TupleInSignature, ScratchSpan)]
    [Length("x", 3)]
    [Length("scratch", 3)]
    [Length("places", 3)]
    public static double ScratchElements(
        ReadOnlySpan<double> x, [Scratch] Span<(double, int, double)> scratch, [Scratch] Location[] places)
    {
        double sum = 0;
        for (int i = 0; i < 3; i++) scratch[i] = (x[i] * x[i], i, x[2 - i]);
        for (int i = 0; i < 3; i++) places[i] = new(x[i], x[0] * x[2 - i]);
        for (int i = 0; i < 3; i++)
            sum += scratch[i].Item1 * scratch[2 - i].Item3 * scratch[i].Item2 + places[i].X * places[2 - i].Y;
        return sum;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(TupleInSignature, ComplexInSignature)]
    public static double TupleOfComplex((Complex Z, (double A, int N) Inner) t, Complex w) =>
        (t.Z * w * w + t.Inner.A).Imaginary * t.Inner.A * t.Inner.N;

    [Differentiable(Modes = Modes.All)]
    [Feature(QuaternionInSignature, VectorInSignature, StructBufferInSignature, SinglePrecision)]
    public static float TurnedVector(
        Quaternion q, in Vector3 v, float i, ReadOnlySpan<(float Row, bool IsCounted)> columns)
    {
        Quaternion p = q * q;
        float sum = p.W * v.X + p.X * v.Y * i;
        foreach ((float Row, bool IsCounted) column in columns)
            sum += column.IsCounted ? column.Row * column.Row * v.Z : 0;
        return sum;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(StructBufferInSignature, GenericStructInSignature, TupleInSignature, InactiveField)]
    [Length("samples", 3)]
    public static T OpenSamples<T>(Span<Weighted<T>> samples, (T Factor, Weighted<T> Of)[] pairs, T x)
        where T : IFloatingPointIeee754<T>
    {
        T sum = x;
        for (int i = 0; i < samples.Length; i++)
        {
            samples[i].Value *= x * samples[i].Weight;
            sum += samples[i].Value * pairs[i].Of.Value * pairs[i].Factor;
        }

        return sum;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(StructBufferInSignature, TupleInSignature, RefChoice, StaticField)]
    [Length("pairs", 3)]
    public static double ChosenElements(Span<(double X, int N)> pairs, double a, ref double b)
    {
        ref double place = ref (a > 0 ? ref pairs[0].X : ref pairs[1].X);
        place *= b;
        ref (double X, int N) pair = ref (b > 0 ? ref pairs[1] : ref pairs[2]);
        pair.X += place * a;
        pair = (pair.X * 2, 5);
        for (int i = 0; i < 3; i++) pairs[i].X *= Table[i];
        (pairs[0], pairs[1]) = (pairs[1], pairs[0]);
        b = pairs[2].X;
        return pairs[0].X * pairs[1].X * pairs[1].N;
    }

    private static void Swap(ref (double X, int N) a, ref (double X, int N) b) => (a, b) = (b, a);

    private static void Halve(Span<(double X, int N)> terms, double by)
    {
        foreach (ref (double X, int N) term in terms) term = (term.X * by * 0.5, term.N + 1);
    }
}
