using System.Collections.Generic;
using System.Linq;
using AutoDiffDSL.Generator.Emit.Composites;
using AutoDiffDSL.Generator.Emit.Syntax;
using AutoDiffDSL.Generator.Ir;

namespace AutoDiffDSL.Generator.Emit.Planning;

/// <summary>
/// Calls of methods as statements. What a method takes by reference is a variable that holds the operand before the
/// call and the result after it; what it hands out is declared in the argument.
/// </summary>
internal sealed class Calls(Outline outline, ExpressionPlanner expressions, NameAllocator names)
{
    /// <summary>An operand that goes in and comes out through one variable, or null: its result.</summary>
    public static Value? Returned(Instruction call, int operand) =>
        call.Callee!.InputParameter(operand) is { Part: null, Output: >= 0 and int output }
            ? call.Results[output]
            : null;

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
        var composites = new CallComposites(outline, expressions, names, node);
        Expression[] arguments =
        [
            .. DeclaredParameter.Of(callee.Signature).Select(p => CallComposites.IsChanged(p)
                ? composites.Pass(statements, p)
                : Argument(call, p, node.Region)),
        ];
        var invocation = new CallExpression(new NameExpression(callee.Method), arguments);
        if (callee.ReturnOutput < 0)
        {
            statements.Add(composites.Returned(invocation) ?? new ExpressionStatement(invocation));
        }
        else
        {
            Variable? returned = outline[call.Results[callee.ReturnOutput]].Variable;
            statements.Add(returned is null
                ? new ExpressionStatement(invocation)
                : assign(returned, invocation, node.Region));
        }

        composites.Unpack(statements, assign);
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
