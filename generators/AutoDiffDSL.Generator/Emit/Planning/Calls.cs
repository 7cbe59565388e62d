using System.Collections.Generic;
using System.Linq;
using AutoDiffDSL.Generator.Emit.Composites;
using AutoDiffDSL.Generator.Emit.Syntax;
using AutoDiffDSL.Generator.Ir;
using AutoDiffDSL.Generator.Transforms;

namespace AutoDiffDSL.Generator.Emit.Planning;

/// <summary>
/// Calls of methods as statements. What a method takes by reference is a variable that holds the operand before the
/// call and the result after it; what it hands out is declared in the argument. A struct or tuple that it changes or
/// hands out has a variable of its own, from which the leaves are taken.
/// </summary>
internal sealed class Calls(Outline outline, ExpressionPlanner expressions, NameAllocator names)
{
    /// <summary>An operand that goes in and comes out through one variable, or null: its result.</summary>
    public static Value? Returned(Instruction call, int operand)
    {
        return call.Callee!.InputParameter(operand) is { Part: null, Output: >= 0 and int output }
            ? call.Results[output]
            : null;
    }

    /// <summary>Whether a result stands in its variable before the call.</summary>
    public static bool IsByReference(Instruction call, int result) =>
        call.Callee!.OutputParameter(result) is { Part: null, Input: >= 0 };

    /// <summary>
    /// Whether the variable of a result is the method's while it runs: it then is no other variable that the method
    /// looks at by reference, whether or not anybody wants the result.
    /// </summary>
    public static bool IsHeld(Instruction call, int result) =>
        call.Callee!.OutputParameter(result) is { Part: null } parameter
        && (parameter.Input >= 0 || call.Callee.Signature.Any(p => p is { Part: null, Type.IsScalar: true, Input: >= 0 }
            && p.Passing is Passing.Ref or Passing.In));

    /// <summary>Writes the call of <paramref name="node"/>.</summary>
    /// <param name="statements">Receives the statements.</param>
    /// <param name="node">The call.</param>
    /// <param name="assign">Assigns a variable, or declares it.</param>
    public void Write(
        List<Statement> statements, Node node, System.Func<Variable, Expression, Region, Statement> assign)
    {
        Instruction call = node.Instruction;
        Callee callee = call.Callee!;
        var entry = new ParallelCopy(expressions, names, node.Region);
        for (int i = 0; i < call.Operands.Count; i++)
        {
            if (Returned(call, i) is { } result)
            {
                entry.Add(outline[result].Variable!, call.Operands[i], outline);
            }
        }

        entry.Write(statements, assign);
        var changed = new List<(DeclaredParameter Parameter, string Name)>();
        Expression[] arguments =
        [
            .. DeclaredParameter.Of(callee.Signature).Select(p => p.Type is not null && p.Passing != Passing.In
                && p.IsByReference
                ? Whole(statements, call, p, node.Region, changed)
                : Argument(call, p, node.Region)),
        ];
        var invocation = new CallExpression(new NameExpression(callee.Method), arguments);
        if (callee.ReturnOutput >= 0)
        {
            Variable? returned = outline[call.Results[callee.ReturnOutput]].Variable;
            statements.Add(returned is null
                ? new ExpressionStatement(invocation)
                : assign(returned, invocation, node.Region));
        }
        else if (DeclaredParameter.Returned(callee.Signature) is { } composite && IsUsed(call, composite))
        {
            string name = names.Allocate(node.Region, ShadowNaming.Called(callee.Method));
            statements.Add(new DeclarationStatement(composite.Type!.Name, name, invocation));
            changed.Add((composite, name));
        }
        else
        {
            statements.Add(new ExpressionStatement(invocation));
        }

        foreach ((DeclaredParameter parameter, string name) in changed)
        {
            foreach (Parameter leaf in parameter.Leaves)
            {
                if (leaf.Output >= 0 && outline[call.Results[leaf.Output]].Variable is { } variable)
                {
                    string read = ParameterNames.Leaf(name.TrimStart('@'), parameter.Type!, leaf.Part!.Leaf);
                    statements.Add(assign(variable, new NameExpression(read), node.Region));
                }
            }
        }
    }

    private bool IsUsed(Instruction call, DeclaredParameter composite) =>
        composite.Leaves.Any(leaf => outline[call.Results[leaf.Output]].Variable is not null);

    /// <summary>The argument for a struct or tuple by reference: a variable that holds all of it.</summary>
    private Expression Whole(
        List<Statement> statements,
        Instruction call,
        DeclaredParameter parameter,
        Region region,
        List<(DeclaredParameter Parameter, string Name)> changed)
    {
        if (parameter.Passing == Passing.Out && !IsUsed(call, parameter))
        {
            return new NameExpression("out _");
        }

        string name = names.Allocate(region, ShadowNaming.Called(parameter.Name));
        changed.Add((parameter, name));
        if (parameter.Passing == Passing.Out)
        {
            return new NameExpression("out " + parameter.Type!.Name + " " + name);
        }

        bool isZero = parameter.Leaves.All(leaf => Constants.Bits(outline, call.Operands[leaf.Input]) == 0);
        Expression value = isZero
            ? new NameExpression("default")
            : CallArguments.Value(outline, call, parameter, input => expressions.Read(call.Operands[input]));
        statements.Add(new DeclarationStatement(parameter.Type!.Name, name, value));
        return new NameExpression("ref " + name);
    }

    private Expression Argument(Instruction call, DeclaredParameter declared, Region region)
    {
        Parameter parameter = declared.First;
        if (declared.Type is not null || parameter.Passing is not (Passing.Ref or Passing.Out))
        {
            return CallArguments.Value(outline, call, declared, input => expressions.Read(call.Operands[input]));
        }

        if (parameter.Passing == Passing.Ref)
        {
            return new NameExpression("ref " + outline[call.Results[parameter.Output]].Variable!.Name);
        }

        if (outline[call.Results[parameter.Output]].Variable is not { } variable)
        {
            return new NameExpression("out _");
        }

        bool isDeclared = variable.IsDeclared || !ReferenceEquals(variable.Home, region);
        variable.IsDeclared |= !isDeclared;
        return new NameExpression((isDeclared ? "out " : "out " + TypeNames.Of(variable.Type) + " ") + variable.Name);
    }
}
