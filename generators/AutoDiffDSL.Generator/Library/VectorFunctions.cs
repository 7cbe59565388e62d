using System.Numerics;

namespace AutoDiffDSL.Library;

/// <summary>Stands for extension methods of <see cref="Vector"/> on vectors of two to four numbers.</summary>
internal static class VectorFunctions
{
    public static Vector2 AsVector2(Vector3 value) => new Vector2(value.X, value.Y);

    public static Vector2 AsVector2(Vector4 value) => new Vector2(value.X, value.Y);

    public static Vector3 AsVector3(Vector2 value) => new Vector3(value.X, value.Y, 0);

    public static Vector3 AsVector3(Vector4 value) => new Vector3(value.X, value.Y, value.Z);

    public static Vector4 AsVector4(Vector2 value) => new Vector4(value.X, value.Y, 0, 0);

    public static Vector4 AsVector4(Vector3 value) => new Vector4(value.X, value.Y, value.Z, 0);

    public static Vector4 AsVector4(Quaternion value) => new Vector4(value.X, value.Y, value.Z, value.W);

    public static Quaternion AsQuaternion(Vector4 value) => new Quaternion(value.X, value.Y, value.Z, value.W);

    public static float ToScalar(Vector2 vector) => vector.X;

    public static float ToScalar(Vector3 vector) => vector.X;

    public static float ToScalar(Vector4 vector) => vector.X;
}
