using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace AutoDiffDSL.Generator.Analysis.Storage;

/// <summary>The bytes of an entry of a tape, as a product of an element's size, trip counts and lengths.</summary>
/// <param name="Element">The size of one element.</param>
/// <param name="Factors">How often there is one: numbers, and what is only known at run time.</param>
internal sealed record TapeSize(int Element, IReadOnlyList<TapeFactor> Factors)
{
    /// <summary>The number of bytes, with a number in place of each factor that is not known; null without one.</summary>
    public double? Bytes(double? assumed) => Count(assumed) * Element;

    /// <summary>The number of elements, likewise.</summary>
    public double? Count(double? assumed) =>
        Factors.Aggregate((double?)1, (product, f) => product * (f.Number ?? assumed));

    /// <summary>The product as text.</summary>
    public override string ToString()
    {
        double known = Element * Factors.Aggregate(1.0, (product, f) => product * (f.Number ?? 1));
        IEnumerable<string> unknown = Factors.Where(f => f.Number is null).Select(f => f.Text);
        string number = known.ToString("0", CultureInfo.InvariantCulture);
        return string.Join(" * ", new[] { number }.Concat(unknown));
    }
}

/// <summary>One factor of a size.</summary>
/// <param name="Number">The number, where it is known.</param>
/// <param name="Text">The factor in terms of the source.</param>
internal sealed record TapeFactor(double? Number, string Text);
