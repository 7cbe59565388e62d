using System.Reflection;

namespace AutoDiffDSL.Benchmarks;

/// <summary>
/// Finds generated methods by name, so that this project compiles where the generator refuses a program.
/// </summary>
public static class Generated
{
    public static T Find<T>(Type type, string name)
        where T : Delegate
    {
        MethodInfo method = type.GetMethod(name)
            ?? throw new InvalidOperationException($"the generator wrote no {type.Name}.{name}");
        return method.CreateDelegate<T>();
    }
}
