using System.Reflection;
using AutoDiffDSL.Generator.Models;

namespace AutoDiffDSL.Generator.Tests.Caching;

public sealed class ModelHygieneTests
{
    [Fact]
    public void Nothing_of_the_compiler_can_be_reached_from_a_model()
    {
        var reached = new HashSet<Type>();
        Reach(typeof(MethodModel), reached);
        Assert.Contains(typeof(Ir.Instruction), reached);
        Assert.DoesNotContain(reached, IsOfTheCompiler);
    }

    [Fact]
    public void Two_readings_of_the_same_source_are_equal()
    {
        const string Source =
            "[Differentiable] public static double F(double a) { for (int i = 0; i < 3; i++) a *= a; return a; }";
        MethodModel first = LoweredProgram.Create(Source).Model;
        MethodModel second = LoweredProgram.Create(Source).Model;
        Assert.NotSame(first, second);
        Assert.Equal(first, second);
        Assert.Equal(first.GetHashCode(), second.GetHashCode());
    }

    [Fact]
    public void Another_constant_makes_another_model()
    {
        MethodModel first = LoweredProgram.Create(
            "[Differentiable] public static double F(double a) => a * 0.0;").Model;
        MethodModel second = LoweredProgram.Create(
            "[Differentiable] public static double F(double a) => a * -0.0;").Model;
        Assert.NotEqual(first, second);
    }

    private static bool IsOfTheCompiler(Type type) =>
        type.FullName!.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal)
        || type.FullName.StartsWith("System.Collections.Immutable", StringComparison.Ordinal);

    private static void Reach(Type type, HashSet<Type> reached)
    {
        if (type.IsGenericType)
        {
            foreach (Type argument in type.GetGenericArguments())
            {
                Reach(argument, reached);
            }
        }

        if (type.IsArray)
        {
            Reach(type.GetElementType()!, reached);
        }

        if (type.IsPrimitive || type.IsEnum || type == typeof(string) || type.IsGenericParameter || !reached.Add(type))
        {
            return;
        }

        foreach (FieldInfo field in type.GetFields(
            BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
        {
            Reach(field.FieldType, reached);
        }
    }
}
