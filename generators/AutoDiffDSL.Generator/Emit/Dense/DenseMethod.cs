using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffDSL.Generator.Emit.Composites;
using AutoDiffDSL.Generator.Emit.Packing;
using AutoDiffDSL.Generator.Emit.Planning;
using AutoDiffDSL.Generator.Emit.Syntax;
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
        string stem = Identifiers.Camel(method.GeneratedName);
        Value = Unique(names.Contains(stem) ? stem + "Result" : stem);
        Matrix = Identifiers.Escape(stem + suffix);
        names.Add(Matrix);
        Index = Unique("i");
        Columns = new VectorLayout(
            method.Primal.Signature.Where(p => p.IsActive && p.Input >= 0), p => DenseMemory.CountOf(this, p));
    }

    public MethodModel Method { get; }

    public Function Product { get; }

    public string Name { get; }

    /// <summary>What lies where in a row.</summary>
    public VectorLayout Columns { get; }

    /// <summary>The local that holds the method's value.</summary>
    public string Value { get; }

    /// <summary>The parameter that receives the matrix.</summary>
    public string Matrix { get; }

    /// <summary>The index of the loop over rows.</summary>
    public string Index { get; }

    public string Span => "global::System.Span<" + Element + ">";

    public string Element => TypeNames.Of(Columns.Kind!.Value);

    /// <summary>The type of the method's value.</summary>
    public string ResultType => TypeNames.Result(Product);

    public bool HasResult => ResultType != "void";

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
    public string Workspace(List<Statement> statements)
    {
        if (workspace is null)
        {
            workspace = Unique("workspace");
            statements.Add(WorkspaceNames.Open(workspace));
        }

        return workspace;
    }

    /// <summary>Documentation and head; leaves the body open.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="summary">What the method does.</param>
    /// <param name="order">Which row and column is what; null where the parameters themselves say so.</param>
    public void Open(CodeWriter writer, string summary, string? order)
    {
        Documentation.Summary(writer, summary);
        if (order is not null)
        {
            Documentation.Remarks(writer, order);
        }

        writer.Line(MethodPrinter.GeneratedCode);
        string head = Method.Head + ResultType + " " + Name + Method.OpenType?.Parameters;
        string matrix = Span + " " + Matrix;
        writer.Head(head, [.. signature.Select(MethodPrinter.Declare), matrix], Method.OpenType?.Where);
        writer.Open();
    }

    /// <summary>The loop over the rows.</summary>
    public Statement Rows(string count, Statement[] body) => new ForStatement(
        Index, new NameExpression("0"), new NameExpression($"{Index} < {count}"), Index + "++", body);

    /// <summary>Declares the row that the loop is at.</summary>
    public Statement Row(string name, string columns) => PackedArguments.Line(
        $"{Span} {name} = {Matrix}.Slice({Index} * {columns}, {columns})");

    /// <summary>The checks that the product would make too late: after a row has been written.</summary>
    public void Check(List<Statement> statements, string rows, string columns)
    {
        statements.Add(PackedArguments.Line(
            $"{Guard}MatrixLength({rows}, {columns}, {Matrix}.Length, nameof({Matrix}))"));
        foreach (Parameter other in signature
            .SelectMany(p => p.Leaves)
            .Where(p => p.Type.IsBuffer && p.Type.Element == Columns.Kind))
        {
            string name = Identifiers.Escape(other.Part?.Whole ?? other.Name);
            string call = ParameterNames.IsGathered(other)
                ? $"Disjoint<byte>({ParameterNames.Bytes(Element, Matrix)}, {ParameterNames.Bytes(other)}"
                : $"Disjoint<{Element}>({Matrix}, {ParameterNames.Memory(other)}";
            Statement check = PackedArguments.Line($"{Guard}{call}, nameof({Matrix}), nameof({name}))");
            if (!statements.Contains(check))
            {
                statements.Add(check);
            }
        }
    }

    /// <summary>
    /// A call of a generated method with what the caller passed, and what is said for the other parameters.
    /// </summary>
    public Expression Call(Function function, Func<DeclaredParameter, string> other)
    {
        IEnumerable<string> arguments = DeclaredParameter.Of(function)
            .Select(p => roles.Contains(p.Role) ? Pass(p) : other(p));
        return Called(function.Name, arguments);
    }

    /// <summary>A call of the method itself.</summary>
    public Expression CallPrimal() => Called(
        Method.Primal.Name, signature.Where(p => p.Role == ParameterRole.Primal).Select(PassToPrimal));

    private CallExpression Called(string name, IEnumerable<string> arguments)
    {
        // A parameter or local of that name hides the method.
        string owner = !names.Contains(name) ? "" : Method.Modifier == "static" ? Method.Type.Name + "." : "this.";
        return new CallExpression(
            new NameExpression(owner + Identifiers.Escape(name) + Method.OpenType?.Arguments),
            arguments.Select(a => (Expression)new NameExpression(a)).ToEquatableArray());
    }

    /// <summary>One or zero as a number of a type.</summary>
    public static string Unit(ScalarKind kind, bool isOne) =>
        Literals.PrintBare(kind, Literal.Bits(kind, isOne ? 1 : 0));

    /// <summary>A span that the method does not write is read-only here, and none that it would take.</summary>
    private static string PassToPrimal(DeclaredParameter parameter) =>
        parameter.First.IsUnwrittenSpan
            ? ExpressionText.Print(CallArguments.Unwritten(
                new NameExpression(Pass(parameter)),
                parameter.Type?.Element?.Name ?? TypeNames.Of(parameter.First.Type.Element)))
            : Pass(parameter);

    /// <summary>What the caller passed, passed on.</summary>
    private static string Pass(DeclaredParameter parameter) => parameter.Passing switch
    {
        Passing.In => "in ",
        Passing.Ref => "ref ",
        Passing.Out => "out ",
        _ => "",
    } + Identifiers.Escape(parameter.Name);
}
