using System.Numerics;
using AutoDiffDSL.Derivatives.Tests.Harness;
using static AutoDiffDSL.Derivatives.Tests.Harness.FeatureList;

namespace AutoDiffDSL.Derivatives.Tests.Corpus.Signatures;

/// <summary>Structs of System.Numerics as parameters and results.</summary>
public static partial class NumericsParameters
{
    [Differentiable(Modes = Modes.All)]
    [Feature(ComplexInSignature)]
    public static double RealOfProduct(Complex z, Complex w) => (z * w * z).Real + w.Imaginary;

    [Differentiable(Modes = Modes.All)]
    [Feature(ComplexInSignature)]
    [Domain("z", 0.5, 1.5)]
    public static double MagnitudeOfQuotient(Complex z, Complex w) => Complex.Abs((z + w) / (2 + z)) * z.Real;

    [Differentiable(Modes = Modes.All)]
    [Feature(ComplexInSignature, CompositeResult)]
    public static Complex ComplexPolynomial(Complex z, Complex c) => z * z * z + c * z + 1;

    [Differentiable(Modes = Modes.All)]
    [Feature(ComplexInSignature, CompositeResult)]
    public static Complex ComplexIteration(Complex z, Complex c)
    {
        for (int i = 0; i < 3; i++) z = z * z * 0.5 + c;
        return z;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(VectorInSignature)]
    public static float Scalar2(Vector2 a, Vector2 b) => Vector2.Dot(a, b) * a.X + b.Length() * b.Length();

    [Differentiable(Modes = Modes.All)]
    [Feature(VectorInSignature)]
    public static float Triple3(Vector3 a, Vector3 b, Vector3 c) => Vector3.Dot(a, Vector3.Cross(b, c));

    [Differentiable(Modes = Modes.All)]
    [Feature(VectorInSignature)]
    public static float Weighted4(Vector4 a, float w) => Vector4.Dot(a, a) * w + a.W;

    [Differentiable(Modes = Modes.All)]
    [Feature(VectorInSignature, CompositeResult)]
    public static Vector3 Reflected3(Vector3 direction, Vector3 normal)
    {
        direction -= 2 * Vector3.Dot(direction, normal) * normal;
        return direction;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(VectorInSignature, CompositeResult)]
    public static (Vector2 Position, float Energy) Moved2(Vector2 position, Vector2 velocity, float step)
    {
        Vector2 moved = position + step * velocity;
        return (moved, 0.5f * Vector2.Dot(velocity, velocity) + moved.Y);
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(QuaternionInSignature)]
    public static float QuaternionNorm(Quaternion q, float s) => q.LengthSquared() * s + q.W * q.X;

    [Differentiable(Modes = Modes.All)]
    [Feature(QuaternionInSignature)]
    public static float QuaternionDot(Quaternion p, Quaternion q) => Quaternion.Dot(p * q, q);

    [Differentiable(Modes = Modes.All)]
    [Feature(QuaternionInSignature, CompositeResult)]
    public static Quaternion QuaternionProduct(Quaternion p, Quaternion q) => p * q * p;
}
