using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffDSL.Generator.Emit.Composites;
using AutoDiffDSL.Generator.Emit.Syntax;
using AutoDiffDSL.Generator.Ir;
using AutoDiffDSL.Generator.Transforms;

namespace AutoDiffDSL.Generator.Emit.Planning;

/// <summary>
/// The structs and tuples that one call changes or hands out. Each has a variable of its own, from which the leaves are
/// taken after the call.
/// </summary>
internal sealed class CallComposites(
    Outline outline, ExpressionPlanner expressions, NameAllocator names, Node node)
{
    private readonly Instruction call = node.Instruction;
    private readonly List<(DeclaredParameter Parameter, string Name)> changed = [];

    /// <summary>Whether a callee may change what it is passed for a parameter, and that is a struct or tuple.</summary>
    public static bool IsChanged(DeclaredParameter parameter) =>
        parameter is { Type: not null, IsByReference: true, Passing: not Passing.In };

    /// <summary>The argument for such a parameter: a variable that holds all of it.</summary>
    /// <param name="statements">Receives the variable's declaration where it stands before the call.</param>
    /// <param name="parameter">The parameter.</param>
    public Expression Pass(List<Statement> statements, DeclaredParameter parameter)
    {
        if (parameter.Passing == Passing.Out)
        {
            return new NameExpression(IsUsed(parameter)
                ? "out " + parameter.Type!.Name + " " + Variable(parameter, parameter.Name)
                : "out _");
        }

        string name = Variable(parameter, parameter.Name);
        bool isZero = parameter.Leaves.All(leaf => Constants.Bits(outline, call.Operands[leaf.Input]) == 0);
        Expression value = isZero
            ? new NameExpression("default")
            : CallArguments.Value(outline, call, parameter, input => expressions.Read(call.Operands[input]));
        statements.Add(new DeclarationStatement(parameter.Type!.Name, name, value));
        return new NameExpression("ref " + name);
    }

    /// <summary>The call as the declaration of what it returns; null where nobody asks for that.</summary>
    public Statement? Returned(CallExpression invocation) =>
        DeclaredParameter.Returned(call.Callee!.Signature) is { } composite && IsUsed(composite)
            ? new DeclarationStatement(composite.Type!.Name, Variable(composite, call.Callee.Method), invocation)
            : null;

    /// <summary>Takes the leaves that are asked for out of the variables.</summary>
    /// <param name="statements">Receives the statements.</param>
    /// <param name="assign">Assigns a variable, or declares it.</param>
    public void Unpack(List<Statement> statements, Func<Variable, Expression, Region, Statement> assign)
    {
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

    private bool IsUsed(DeclaredParameter composite) =>
        composite.Leaves.Any(leaf => outline[call.Results[leaf.Output]].Variable is not null);

    private string Variable(DeclaredParameter parameter, string of)
    {
        string name = names.Allocate(node.Region, ShadowNaming.Called(of));
        changed.Add((parameter, name));
        return name;
    }
}
