using System.Collections.Generic;
using System.Linq;
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
    public static Value? Returned(Instruction call, int operand)
    {
        int output = call.Callee!.InputParameter(operand).Output;
        return output >= 0 ? call.Results[output] : null;
    }

    /// <summary>Whether a result stands in its variable before the call.</summary>
    public static bool IsByReference(Instruction call, int result) =>
        call.Callee!.OutputParameter(result) is { Input: >= 0 };

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
        Expression invocation = new CallExpression(
            new NameExpression(callee.Method), callee.Signature.Map(p => Argument(call, p, node.Region)));
        Variable? returned = callee.ReturnOutput < 0 ? null : outline[call.Results[callee.ReturnOutput]].Variable;
        statements.Add(returned is null
            ? new ExpressionStatement(invocation)
            : assign(returned, invocation, node.Region));
    }

    private Expression Argument(Instruction call, Parameter parameter, Region region)
    {
        if (parameter.Passing == Passing.Ref)
        {
            return new NameExpression("ref " + outline[call.Results[parameter.Output]].Variable!.Name);
        }

        if (parameter.Passing != Passing.Out)
        {
            return expressions.Read(call.Operands[parameter.Input]);
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
