using System.Collections.Generic;
using System.Linq;
using AutoDiffDSL.Generator.Ir;

namespace AutoDiffDSL.Generator.Emit.Dense;

/// <summary>
/// What the method changes in place is kept on entry and put back before each further call, so that the effects remain
/// those of one call.
/// </summary>
internal sealed class DenseEntries
{
    private readonly List<(Parameter Parameter, string Entry)> entries = [];

    public DenseEntries(CodeWriter writer, DenseMethod dense)
    {
        IEnumerable<Parameter> changed = dense.Method.Primal.Signature
            .Where(p => p.IsWritten && p.Input >= 0 && !p.IsScratch);
        foreach (Parameter parameter in changed)
        {
            string workspace = parameter.Type.IsScalar ? "" : dense.Workspace(writer);
            string entry = dense.Unique(parameter.Name + "Entry");
            string element = TypeNames.Of(parameter.Type.Element);
            string name = Identifiers.Escape(parameter.Name);
            writer.Line(parameter.Type.IsScalar
                ? $"{element} {entry} = {name};"
                : $"global::System.Span<{element}> {entry} = {workspace}.Copy<{element}>({name});");
            entries.Add((parameter, entry));
        }
    }

    public void Restore(CodeWriter writer)
    {
        foreach ((Parameter parameter, string entry) in entries)
        {
            string name = Identifiers.Escape(parameter.Name);
            writer.Line(parameter.Type.IsScalar ? $"{name} = {entry};" : $"{entry}.CopyTo({name});");
        }
    }
}
