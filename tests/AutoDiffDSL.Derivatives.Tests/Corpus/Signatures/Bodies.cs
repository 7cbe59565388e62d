namespace AutoDiffDSL.Derivatives.Tests.Corpus.Signatures;

/// <summary>A point of the plane.</summary>
public record struct Location(double X, double Y)
{
    public readonly double Norm => Math.Sqrt(X * X + Y * Y);
}

/// <summary>A body with a nested struct, and fields that have no derivative.</summary>
public struct Planet
{
    public Location Position;
    public Location Velocity;
    public double Mass;
    public int Charge;

    [NoDerivative]
    public double Drag;

    public readonly double Energy =>
        0.5 * Mass * (Velocity.X * Velocity.X + Velocity.Y * Velocity.Y) - Mass / Position.Norm;
}

/// <summary>A spring that nothing changes once it is made.</summary>
public readonly record struct Spring(double Stiffness, double Rest, [NoDerivative] double Limit = 2);

/// <summary>An interval with a constructor of the user's.</summary>
public readonly struct Interval
{
    public Interval(double low, double high)
    {
        Low = low;
        High = high;
    }

    public double Low { get; }

    public double High { get; }

    public double Width => High - Low;
}

/// <summary>Members that can be set, one of them as a whole only.</summary>
public struct Anchor
{
    public Location Place { get; set; }

    public double Weight { get; set; }

    public bool IsFixed { get; set; }
}

/// <summary>A pair of anything.</summary>
public struct Pair<T>(T first, T second)
{
    public T First = first;
    public T Second = second;

    public readonly Pair<T> Swapped => new(Second, First);
}

/// <summary>A layer of a network with its arrays.</summary>
public struct Layer
{
    public double[] Weights;
    public double[] Offsets;
    public double Scale { get; set; }
}
