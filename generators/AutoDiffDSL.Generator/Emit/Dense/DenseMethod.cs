using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffDSL.Generator.Emit.Composites;
using AutoDiffDSL.Generator.Ir;
using AutoDiffDSL.Generator.Models;

namespace AutoDiffDSL.Generator.Emit.Dense;

/// <summary>
/// What the methods that fill a dense matrix share: their head, their names, and the checks at their start.
/// </summary>
internal sealed class DenseMethod
{
    private const string Guard = "global::AutoDiffDSL.Tape.Guard.";

    private readonly HashSet<string> names = ["nameof"];
    private readonly DeclaredParameter[] signature;
    private readonly ParameterRole[] roles;
    private string? workspace;

    /// <param name="method">The request.</param>
    /// <param name="product">The generated method that gives one row at each call.</param>
    /// <param name="suffix">What the method's name ends with.</param>
    /// <param name="roles">Which of the product's parameters the caller passes.</param>
    public DenseMethod(MethodModel method, Function product, string suffix, params ParameterRole[] roles)
    {
        this.roles = roles;
        Method = method;
        Product = product;
        Name = method.GeneratedName + suffix;
        signature = [.. DeclaredParameter.Of(product).Where(p => roles.Contains(p.Role))];
        names.UnionWith(signature.Select(p => p.Name));
        Columns = new DenseCells(method.Primal.Signature.Where(p => p.IsActive && p.Input >= 0));
        string stem = Identifiers.Camel(method.GeneratedName);
        Value = Unique(names.Contains(stem) ? stem + "Result" : stem);
        Matrix = Identifiers.Escape(stem + suffix);
        names.Add(Matrix);
        Index = Unique("i");
    }

    public MethodModel Method { get; }

    public Function Product { get; }

    public string Name { get; }

    public DenseCells Columns { get; }

    /// <summary>The local that holds the method's value.</summary>
    public string Value { get; }

    /// <summary>The parameter that receives the matrix.</summary>
    public string Matrix { get; }

    /// <summary>The index of loops over the cells of a span.</summary>
    public string Index { get; }

    public string Span => "global::System.Span<" + Element + ">";

    public string Element => TypeNames.Of(Columns.Kind!.Value);

    public bool HasResult => Product.ReturnOutput >= 0;

    /// <summary>The type of the method's value.</summary>
    public string ResultType => HasResult ? TypeNames.Of(Product.Body.Yields[Product.ReturnOutput].Type) : "void";

    /// <summary>A name that no parameter has.</summary>
    public string Unique(string wanted)
    {
        string name = wanted;
        for (int number = 2; !names.Add(name); number++)
        {
            name = wanted + number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        return Identifiers.Escape(name);
    }

    /// <summary>The frame for the method's memory, opened where it is first asked for.</summary>
    public string Workspace(CodeWriter writer)
    {
        if (workspace is null)
        {
            workspace = Unique("workspace");
            writer.Line("using global::AutoDiffDSL.Tape.WorkspaceFrame " + workspace
                + " = global::AutoDiffDSL.Tape.Workspace.Enter();");
        }

        return workspace;
    }

    /// <summary>Documentation and head; leaves the body open.</summary>
    public void Open(CodeWriter writer, string summary)
    {
        Documentation.Summary(writer, summary);
        writer.Line(MethodPrinter.GeneratedCode);
        string head = Method.Head + ResultType + " " + Name + Method.OpenType?.Parameters;
        string matrix = Span + " " + Matrix;
        writer.Head(head, [.. signature.Select(MethodPrinter.Declare), matrix], Method.OpenType?.Where);
        writer.Open();
    }

    /// <summary>Declares the row at a position, and gives its name.</summary>
    public string DeclareRow(CodeWriter writer, string of, string position, string count)
    {
        string row = Unique(of + "Row");
        string start = position == "0" ? position : position + " * " + count;
        writer.Line($"{Span} {row} = {Matrix}.Slice({start}, {count});");
        return row;
    }

    /// <summary>The checks that the product would make too late: after a row has been written.</summary>
    public void Check(CodeWriter writer, string rows, string columns)
    {
        writer.Line($"{Guard}MatrixLength({rows}, {columns}, {Matrix}.Length, nameof({Matrix}));");
        foreach (Parameter other in signature
            .SelectMany(p => p.Leaves)
            .Where(p => p.Type.IsBuffer && p.Type.Element == Columns.Kind))
        {
            string name = Identifiers.Escape(other.Part?.Whole ?? other.Name);
            string memory = ParameterNames.Memory(other);
            writer.Line($"{Guard}Disjoint<{Element}>({Matrix}, {memory}, nameof({Matrix}), nameof({name}));");
        }
    }

    /// <summary>
    /// A call of a generated method with what the caller passed, and what is said for the other parameters.
    /// </summary>
    public void Call(CodeWriter writer, string head, Function function, Func<Parameter, string> other)
    {
        string[] arguments = [.. DeclaredParameter.Of(function)
            .Select(p => roles.Contains(p.Role) ? Pass(p) : other(p.First))];
        string called = Identifiers.Escape(function.Name) + Method.OpenType?.Arguments;
        writer.List(head + called + "(", arguments, ");");
    }

    /// <summary>One or zero in the type of a parameter.</summary>
    public static string Unit(Parameter parameter, bool isOne)
    {
        ScalarKind kind = parameter.Type.Element;
        return Literals.PrintBare(kind, Literal.Bits(kind, isOne ? 1 : 0));
    }

    /// <summary>What the caller passed, passed on.</summary>
    private static string Pass(DeclaredParameter parameter) => parameter.Passing switch
    {
        Passing.In => "in ",
        Passing.Ref => "ref ",
        Passing.Out => "out ",
        _ => "",
    } + Identifiers.Escape(parameter.Name);
}
