using System.Collections;

namespace AutoDiffDSL.Derivatives.Tests;

/// <summary>A list that counts how often its elements are read.</summary>
public sealed class CountedList(double[] cells) : IReadOnlyList<double>
{
    public int Reads { get; set; }

    public int Count => cells.Length;

    public double this[int index]
    {
        get
        {
            Reads++;
            return cells[index];
        }
    }

    public IEnumerator<double> GetEnumerator()
    {
        for (int i = 0; i < Count; i++) yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
