using System.Numerics;
using AutoDiffDSL.Derivatives.Tests.Harness;
using static AutoDiffDSL.Derivatives.Tests.Harness.FeatureList;

namespace AutoDiffDSL.Derivatives.Tests.Corpus;

/// <summary>Vectors and quaternions of .NET, which are of single precision.</summary>
public static partial class Vectors3D
{
    [Differentiable(Modes = Modes.All)]
    [Feature(NumericsVector)]
    public static float TriangleArea(float x, float y, float z)
    {
        Vector3 a = new(x, 1, 0), b = new(2, y, -1), c = new(0.5f, -1, z);
        return 0.5f * Vector3.Cross(b - a, c - a).Length();
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(NumericsVector, SinglePrecision)]
    public static float PlaneVectors(float x, float y)
    {
        var u = new Vector2(x + 2, y);
        Vector2 v = Vector2.Normalize(u) * 0.5f + new Vector2(y, 1) / 2;
        v.X += Vector2.Dot(u, v);
        return Vector2.Distance(u, v) * v.LengthSquared();
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(NumericsVector, Reduction)]
    public static float FourVectors(ReadOnlySpan<float> x)
    {
        Vector4 s = Vector4.UnitW;
        for (int i = 0; i < x.Length; i++)
        {
            var v = new Vector4(new Vector2(x[i], 1), x[i] * x[i], 0.5f);
            s = Vector4.Lerp(s, v * s.Length(), 0.25f);
        }

        return Vector4.Dot(s, s) + s.X;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(NumericsQuaternion)]
    public static float TurnedVector(float angle, float x, float y)
    {
        Quaternion q = Quaternion.CreateFromAxisAngle(Vector3.Normalize(new(1, x, 0.5f)), angle);
        Vector3 v = Vector3.Transform(new(x, y, 1), q * Quaternion.Conjugate(q) * q);
        return v.X * v.Y + v.Z;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(NumericsQuaternion)]
    public static float QuaternionAlgebra(float x, float y)
    {
        var p = new Quaternion(x, y, 0.5f, 1.5f);
        Quaternion q = Quaternion.Normalize(p) + Quaternion.Inverse(p) * 0.5f - new Quaternion(0, 0, y, x);
        return Quaternion.Dot(q, p) * q.Length() / (1 + p.LengthSquared());
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(NumericsQuaternion, NumericsVector, HelperWithLoop)]
    [Length("angles", 4)]
    public static float KinematicChain(ReadOnlySpan<float> angles)
    {
        Vector3 tip = Forward(angles);
        return Vector3.DistanceSquared(tip, new Vector3(1, 2, 0.5f));
    }

    private static Vector3 Forward(ReadOnlySpan<float> angles)
    {
        Quaternion turn = Quaternion.Identity;
        Vector3 position = Vector3.Zero;
        for (int i = 0; i < angles.Length; i++)
        {
            Vector3 axis = i % 2 == 0 ? Vector3.UnitZ : Vector3.UnitY;
            turn *= Quaternion.CreateFromAxisAngle(axis, angles[i]);
            position += Vector3.Transform(Vector3.UnitX, turn);
        }

        return position;
    }
}
