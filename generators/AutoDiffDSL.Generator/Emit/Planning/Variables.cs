using System.Collections.Generic;
using System.Linq;
using AutoDiffDSL.Generator.Emit.Composites;
using AutoDiffDSL.Generator.Ir;

namespace AutoDiffDSL.Generator.Emit.Planning;

/// <summary>Finds where each variable is declared, and names it.</summary>
internal sealed class Variables
{
    private readonly Dictionary<Region, List<Variable>> byHome = [];

    private Variables()
    {
    }

    public static Variables Place(Outline outline, NameAllocator names, ParameterNames parameters, string resultName)
    {
        var variables = new Variables();
        List<Variable> all = [];
        var seen = new HashSet<Variable>();
        foreach (ValueFacts facts in outline.Values)
        {
            if (facts.Variable is { } variable && seen.Add(variable))
            {
                FindHome(outline, variable);
                all.Add(variable);
            }
        }

        foreach (Variable variable in all.OrderBy(v => v.First).ThenBy(v => v.Members.Min(member => member.Value.Id)))
        {
            variables.Add(variable);
            variable.IsDeclared = variable.Binding is not null;
            variable.Name = variable.Binding is { } binding
                ? parameters[binding]
                : names.Allocate(variable.Home, VariableNames.Wanted(outline, variable, resultName));
        }

        return variables;
    }

    /// <summary>The variables declared in a block, by first assignment.</summary>
    public IReadOnlyList<Variable> In(Region region) =>
        byHome.TryGetValue(region, out List<Variable> variables) ? variables : [];

    private void Add(Variable variable)
    {
        if (!byHome.TryGetValue(variable.Home, out List<Variable> siblings))
        {
            byHome.Add(variable.Home, siblings = []);
        }

        siblings.Add(variable);
    }

    private static void FindHome(Outline outline, Variable variable)
    {
        Region? home = null;
        variable.First = int.MaxValue;
        foreach (ValueFacts member in variable.Members)
        {
            Region assigned = member.Carry is not null && member.Region.IsLoopBody && member.Definition is null
                ? member.Region.Parent!
                : member.Region;
            home = home is null ? assigned : Region.Common(home, assigned);
            foreach (Place read in member.Reads)
            {
                home = Region.Common(home, read.Region);
            }

            variable.First = System.Math.Min(variable.First, FirstAssignment(member));
        }

        variable.Home = variable.Binding is null ? home! : outline.Root;
    }

    /// <summary>
    /// The branches of an <c>if</c> statement assign its results; a loop that tests last assigns its flag inside.
    /// </summary>
    private static int FirstAssignment(ValueFacts member)
    {
        if (member.Definition is { Op: Primitive.If, IsExpression: false } conditional)
        {
            return conditional.Position + 1;
        }

        if (member.Definition is { IsLoop: true } loop)
        {
            return loop.Position;
        }

        return member.Carry is { Initial: null } ? member.Position + 1 : member.Position;
    }
}
