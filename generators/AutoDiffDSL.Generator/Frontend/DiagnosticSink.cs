using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading;
using Microsoft.CodeAnalysis;

namespace AutoDiffDSL.Generator.Frontend;

/// <summary>Collects the errors of one attributed method, each construct once.</summary>
internal sealed class DiagnosticSink
{
    private readonly HashSet<(string Id, Location Location)> seen = [];
    private readonly List<Diagnostic> diagnostics = [];

    private readonly List<(SemanticModel Model, SyntaxNode Body)> visited = [];

    public IReadOnlyList<Diagnostic> Diagnostics => IsInvalid ? [] : diagnostics;

    /// <summary>
    /// Whether the compiler itself refuses the source, so that nothing is generated and nothing more is said.
    /// </summary>
    public bool IsInvalid { get; set; }

    /// <summary>Notes a body that was read.</summary>
    public void Visit(SemanticModel model, SyntaxNode body) => visited.Add((model, body));

    /// <summary>
    /// Whether the compiler reports errors in what was read; costly, since it binds the bodies again.
    /// </summary>
    public bool FindsCompilerErrors(CancellationToken cancellation) => visited.Any(v =>
        v.Model.GetDiagnostics(v.Body.Span, cancellation).Any(d => d.Severity == DiagnosticSeverity.Error));

    public bool HasErrors => IsInvalid || diagnostics.Any(d => d.Severity == DiagnosticSeverity.Error);

    /// <summary>
    /// Reports at <paramref name="location"/>; the message ends with the calls that led to <paramref name="frame"/>,
    /// and may say in the words of <paramref name="advice"/> what to write instead.
    /// </summary>
    public void Report(
        DiagnosticDescriptor descriptor, Location? location, string subject, Frame? frame = null, string advice = "")
    {
        location ??= Location.None;
        if (!seen.Add((descriptor.Id, location)))
        {
            return;
        }

        var calls = new List<Location>();
        for (Frame? f = frame; f is not null; f = f.Caller)
        {
            if (f.Call is { } call)
            {
                calls.Add(call);
            }
        }

        diagnostics.Add(Diagnostic.Create(descriptor, location, calls, subject, Chain(frame), advice));
    }

    /// <summary>Reports at <paramref name="location"/>, with other places that it is about.</summary>
    public void Report(
        DiagnosticDescriptor descriptor, Location location, string subject, IEnumerable<Location> others)
    {
        if (seen.Add((descriptor.Id, location)))
        {
            diagnostics.Add(Diagnostic.Create(descriptor, location, others, subject, ""));
        }
    }

    private static string Chain(Frame? frame)
    {
        if (frame?.Caller is null)
        {
            return "";
        }

        var text = new StringBuilder(" (in '").Append(frame.Method.Name).Append('\'');
        for (Frame? caller = frame.Caller; caller is not null; caller = caller.Caller)
        {
            text.Append(", called from '").Append(caller.Method.Name).Append('\'');
        }

        return text.Append(')').ToString();
    }
}
