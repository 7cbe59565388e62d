using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffDSL.Generator.Frontend.Calls;

/// <summary>
/// Calls of <c>[Conditional]</c> methods: where none of their symbols is defined, C# leaves out the call together with
/// its arguments (language specification, section 23.5.3).
/// </summary>
internal static class ConditionalCalls
{
    public static bool IsOmitted(IInvocationOperation call)
    {
        string[] symbols = [.. call.TargetMethod.GetAttributes()
            .Where(a => a.AttributeClass is { Name: "ConditionalAttribute", ContainingNamespace.Name: "Diagnostics" })
            .Select(a => a.ConstructorArguments.FirstOrDefault().Value)
            .OfType<string>()];
        return symbols.Length > 0 && !Defined(call.Syntax.SyntaxTree).Overlaps(symbols);
    }

    /// <summary>The symbols of the project, as the file changes them.</summary>
    private static HashSet<string> Defined(SyntaxTree tree)
    {
        var symbols = new HashSet<string>(tree.Options.PreprocessorSymbolNames);
        DirectiveTriviaSyntax? directive = (tree.GetRoot() as CompilationUnitSyntax)?.GetFirstDirective();
        for (; directive is not null; directive = directive.GetNextDirective())
        {
            switch (directive)
            {
                case DefineDirectiveTriviaSyntax { IsActive: true } define:
                    symbols.Add(define.Name.ValueText);
                    break;
                case UndefDirectiveTriviaSyntax { IsActive: true } undefine:
                    symbols.Remove(undefine.Name.ValueText);
                    break;
            }
        }

        return symbols;
    }
}
