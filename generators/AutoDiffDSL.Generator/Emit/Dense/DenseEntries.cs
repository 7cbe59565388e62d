using System.Collections.Generic;
using System.Linq;
using AutoDiffDSL.Generator.Emit.Composites;
using AutoDiffDSL.Generator.Emit.Packing;
using AutoDiffDSL.Generator.Emit.Syntax;
using AutoDiffDSL.Generator.Ir;

namespace AutoDiffDSL.Generator.Emit.Dense;

/// <summary>
/// What the method changes in place is kept on entry and put back before each further call, so that the effects remain
/// those of one call.
/// </summary>
internal sealed class DenseEntries
{
    private readonly List<(bool IsMemory, string Name, string Entry)> entries = [];

    public DenseEntries(List<Statement> statements, DenseMethod dense)
    {
        IEnumerable<DeclaredParameter> changed = DeclaredParameter.Of(dense.Method.Primal)
            .Where(p => p.Leaves.Any(l => l.IsWritten && l.Input >= 0 && !l.IsScratch));
        foreach (DeclaredParameter parameter in changed)
        {
            if (parameter.Passing == Passing.Ref)
            {
                string entry = dense.Unique(parameter.Name + "Entry");
                string name = Identifiers.Escape(parameter.Name);
                string type = parameter.Type?.Name ?? TypeNames.Of(parameter.First.Type.Element);
                statements.Add(PackedArguments.Line($"{type} {entry} = {name}"));
                entries.Add((false, name, entry));
            }

            foreach (Parameter memory in parameter.Leaves
                .Where(l => l is { IsWritten: true, Type.IsBuffer: true })
                .GroupBy(ParameterNames.Memory)
                .Select(g => g.First()))
            {
                string workspace = dense.Workspace(statements);
                string entry = dense.Unique(PackedMemory.Of(memory).Name + "Entry");
                string element = ParameterNames.IsGathered(memory)
                    ? LeafPath.Of(memory.Part!).Type.Element!.Name
                    : TypeNames.Of(memory.Type.Element);
                string cells = ParameterNames.Memory(memory);
                statements.Add(PackedArguments.Line(
                    $"global::System.Span<{element}> {entry} = {workspace}.Copy<{element}>({cells})"));
                entries.Add((true, cells, entry));
            }
        }
    }

    /// <summary>Puts back what the last call changed.</summary>
    public IEnumerable<Statement> Restore() => entries.Select(e =>
        PackedArguments.Line(e.IsMemory ? $"{e.Entry}.CopyTo({e.Name})" : $"{e.Name} = {e.Entry}"));
}
