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

    [Differentiable(Modes = Modes.All)]
    [Feature(NumericsVector, MathFunction)]
    [Rounded]
    public static float ElementaryFunctions(float x, float y)
    {
        Vector3 u = Vector3.Create(x, y, 0.5f), v = new(y, 1.5f, x);
        (Vector3 sin, Vector3 cos) = Vector3.SinCos(u);
        Vector3 w = sin * Vector3.Exp(v) + cos * Vector3.Log(v * v + Vector3.One) + Vector3.Hypot(u, v + new Vector3(4));
        w += Vector3.Lerp(u, v, w) + Vector3.MaxMagnitude(u, v * 3) + Vector3.DegreesToRadians(u * 90);
        return Vector3.Sum(Vector3.FusedMultiplyAdd(u, v, w)) + Vector3.Cos(w).Y * Vector3.CopySign(u, v).X;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(NumericsVector, WrittenSpan)]
    [Length("x", 8)]
    public static float ComponentsByNumber(ReadOnlySpan<float> x, Span<float> y)
    {
        Vector4 sum = Vector4.Zero;
        for (int i = 0; i + 4 <= x.Length; i += 4)
        {
            var v = new Vector4(x[i..]);
            for (int k = 0; k < 4; k++) sum[k] += v[3 - k] * v[k] * (k + 1);
        }

        sum.CopyTo(y);
        return sum.AsVector3().LengthSquared() + (Vector4.GreaterThanAny(sum, Vector4.One) ? sum[0] : sum.W * sum.W);
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(NumericsQuaternion, NumericsVector)]
    [Rounded]
    public static float Attitudes(float yaw, float pitch, float roll)
    {
        Quaternion q = Quaternion.CreateFromYawPitchRoll(yaw, pitch, roll);
        Quaternion p = Quaternion.Lerp(q, Quaternion.Create(0.1f, roll, 0.2f, 2), 0.3f);
        Vector4 turned = Vector4.Transform(new Vector3(1, yaw, pitch), p);
        return Vector2.Cross(new(turned.X, turned.Y), Vector2.Transform(new(roll, 1), q)) + turned.Z * turned.W;
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
