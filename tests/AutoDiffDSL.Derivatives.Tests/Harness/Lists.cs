using System.Collections;
using System.Collections.ObjectModel;

namespace AutoDiffDSL.Derivatives.Tests.Harness;

/// <summary>
/// The lists that corpus methods take as constants: 0.5, 0.75, 1, ... where they hold floating-point numbers, and
/// 0, 1, 2, ... where they hold integers. What stands behind an interface is neither a <c>List</c> nor an array.
/// </summary>
public static class Lists
{
    public static Type? ElementOf(Type type)
    {
        bool isList = type.IsGenericType
            && (type.GetGenericTypeDefinition() == typeof(List<>)
                || type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>));
        return isList ? type.GetGenericArguments()[0] : null;
    }

    public static object New(Type type, Type element, int count)
    {
        var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(element))!;
        double step = element == typeof(double) || element == typeof(float) ? 0.25 : 1;
        double first = element == typeof(double) || element == typeof(float) ? 0.5 : 0;
        for (int i = 0; i < count; i++) list.Add(Convert.ChangeType(first + i * step, element));
        return type.IsInterface
            ? Activator.CreateInstance(typeof(ReadOnlyCollection<>).MakeGenericType(element), list)!
            : list;
    }
}
