using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AutoDiffDSL.Tape;

/// <summary>The argument checks of generated code. All throw an <see cref="ArgumentException"/> that names the
/// parameter at fault.</summary>
public static partial class Guard
{
    /// <summary>Checks that a tangent or an adjoint is as long as its primal.</summary>
    /// <param name="expected">The primal's length.</param>
    /// <param name="actual">The length given.</param>
    /// <param name="parameterName">The parameter whose length was given.</param>
    /// <param name="primalName">The primal parameter.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void SameLength(int expected, int actual, string parameterName, string primalName)
    {
        if (expected != actual)
            ThrowLength(expected, actual, parameterName, primalName);
    }

    /// <summary>Checks that a tangent or an adjoint has as many rows and columns as its primal.</summary>
    /// <param name="expected">The primal.</param>
    /// <param name="actual">The matrix given.</param>
    /// <param name="parameterName">The parameter that was given.</param>
    /// <param name="primalName">The primal parameter.</param>
    /// <exception cref="ArgumentException">A dimension differs.</exception>
    public static void SameShape<T>(T[,] expected, T[,] actual, string parameterName, string primalName)
    {
        if (expected.GetLength(0) != actual.GetLength(0) || expected.GetLength(1) != actual.GetLength(1))
            ThrowShape(
                expected.GetLength(0), expected.GetLength(1), actual.GetLength(0), actual.GetLength(1),
                parameterName, primalName);
    }

    /// <summary>Checks that a span has room for a matrix, neither more nor less.</summary>
    /// <param name="rows">The number of rows.</param>
    /// <param name="columns">The number of columns.</param>
    /// <param name="actual">The length given.</param>
    /// <param name="parameterName">The parameter whose length was given.</param>
    /// <exception cref="ArgumentException">The length is not rows times columns.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void MatrixLength(int rows, int columns, int actual, string parameterName)
    {
        if ((long)rows * columns != actual)
            ThrowMatrix(rows, columns, actual, parameterName);
    }

    /// <summary>Checks that a span which is written shares no memory with another one.</summary>
    /// <param name="written">The span that is written.</param>
    /// <param name="other">The other span.</param>
    /// <param name="writtenName">The parameter that is written.</param>
    /// <param name="otherName">The other parameter.</param>
    /// <exception cref="ArgumentException">The spans overlap.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Disjoint<T>(
        ReadOnlySpan<T> written,
        ReadOnlySpan<T> other,
        string writtenName,
        string otherName)
    {
        if (written.Overlaps(other))
            ThrowOverlap(writtenName, otherName);
    }

    /// <summary>Checks that no two of the variables which are passed by reference are the same.</summary>
    /// <param name="first">A variable.</param>
    /// <param name="second">Another one.</param>
    /// <param name="firstName">The parameter that refers to the first.</param>
    /// <param name="secondName">The parameter that refers to the second.</param>
    /// <exception cref="ArgumentException">Two are the same variable.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Apart<T>(ref readonly T first, ref readonly T second, string firstName, string secondName)
    {
        if (Unsafe.AreSame(in first, in second))
            ThrowSame(firstName, secondName);
    }

    /// <inheritdoc cref="Apart{T}(ref readonly T, ref readonly T, string, string)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Apart<T>(
        ref readonly T first,
        ref readonly T second,
        ref readonly T third,
        string firstName,
        string secondName,
        string thirdName)
    {
        Apart(in first, in second, firstName, secondName);
        Apart(in first, in third, firstName, thirdName);
        Apart(in second, in third, secondName, thirdName);
    }

    /// <inheritdoc cref="Apart{T}(ref readonly T, ref readonly T, string, string)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Apart<T>(
        ref readonly T first,
        ref readonly T second,
        ref readonly T third,
        ref readonly T fourth,
        string firstName,
        string secondName,
        string thirdName,
        string fourthName)
    {
        Apart(in first, in second, in third, firstName, secondName, thirdName);
        Apart(in first, in fourth, firstName, fourthName);
        Apart(in second, in fourth, secondName, fourthName);
        Apart(in third, in fourth, thirdName, fourthName);
    }

    /// <summary>Checks that a variable which is passed by reference is no element of a span.</summary>
    /// <param name="variable">The variable.</param>
    /// <param name="span">The span.</param>
    /// <param name="variableName">The parameter that refers to the variable.</param>
    /// <param name="spanName">The parameter that is the span.</param>
    /// <exception cref="ArgumentException">The variable is an element of the span.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Apart<T>(
        ref readonly T variable,
        ReadOnlySpan<T> span,
        string variableName,
        string spanName)
    {
        if (MemoryMarshal.CreateReadOnlySpan(in variable, 1).Overlaps(span))
            ThrowSame(variableName, spanName);
    }

    /// <summary>
    /// Checks that two variables which are passed by reference share no memory, where one is a struct that could hold
    /// the other.
    /// </summary>
    /// <param name="first">A variable.</param>
    /// <param name="second">Another one.</param>
    /// <param name="firstName">The parameter that refers to the first.</param>
    /// <param name="secondName">The parameter that refers to the second.</param>
    /// <exception cref="ArgumentException">They overlap.</exception>
    public static void Separate<TFirst, TSecond>(
        ref readonly TFirst first, ref readonly TSecond second, string firstName, string secondName)
        where TFirst : allows ref struct
        where TSecond : allows ref struct
    {
        if (Bytes(in first, 1).Overlaps(Bytes(in second, 1)))
            ThrowSame(firstName, secondName);
    }

    /// <summary>Checks that a struct which is passed by reference shares no memory with a span.</summary>
    /// <param name="variable">The variable.</param>
    /// <param name="span">The span.</param>
    /// <param name="variableName">The parameter that refers to the variable.</param>
    /// <param name="spanName">The parameter that is the span.</param>
    /// <exception cref="ArgumentException">They overlap.</exception>
    public static void Separate<TVariable, TElement>(
        ref readonly TVariable variable, ReadOnlySpan<TElement> span, string variableName, string spanName)
        where TVariable : allows ref struct
    {
        if (Bytes(in variable, 1).Overlaps(Bytes(in MemoryMarshal.GetReference(span), span.Length)))
            ThrowSame(variableName, spanName);
    }

    /// <summary>Checks a length or a count that must not be negative.</summary>
    /// <param name="length">The length given.</param>
    /// <param name="parameterName">The parameter that gave it.</param>
    /// <exception cref="ArgumentOutOfRangeException">The length is negative.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void NonNegativeLength(int length, string parameterName)
    {
        if (length < 0)
            ThrowNegative(length, parameterName);
    }

    private static ReadOnlySpan<byte> Bytes<T>(ref readonly T first, int count)
        where T : allows ref struct =>
        MemoryMarshal.CreateReadOnlySpan(
            in Unsafe.As<T, byte>(ref Unsafe.AsRef(in first)), checked(count * Unsafe.SizeOf<T>()));

    [DoesNotReturn]
    private static void ThrowLength(int expected, int actual, string parameterName, string primalName) =>
        throw new ArgumentException(
            $"'{parameterName}' has length {actual}, but '{primalName}', which it belongs to, has length {expected}.",
            parameterName);

    [DoesNotReturn]
    private static void ThrowShape(
        int rows, int columns, int actualRows, int actualColumns, string parameterName, string primalName) =>
        throw new ArgumentException(
            $"'{parameterName}' is {actualRows} x {actualColumns}, but '{primalName}', which it belongs to, is "
            + $"{rows} x {columns}.",
            parameterName);

    [DoesNotReturn]
    private static void ThrowMatrix(int rows, int columns, int actual, string parameterName) =>
        throw new ArgumentException(
            $"'{parameterName}' has length {actual}, but the matrix has {rows} x {columns} = {(long)rows * columns} "
            + "elements.",
            parameterName);

    [DoesNotReturn]
    private static void ThrowOverlap(string writtenName, string otherName) =>
        throw new ArgumentException(
            $"'{writtenName}' is written and overlaps '{otherName}'; give them separate memory.",
            writtenName);

    [DoesNotReturn]
    private static void ThrowSame(string variableName, string otherName) =>
        throw new ArgumentException(
            $"'{variableName}' is passed by reference and overlaps '{otherName}'; give them separate memory.",
            variableName);

    [DoesNotReturn]
    private static void ThrowNegative(int length, string parameterName) =>
        throw new ArgumentOutOfRangeException(parameterName, length, $"'{parameterName}' must not be negative.");
}
