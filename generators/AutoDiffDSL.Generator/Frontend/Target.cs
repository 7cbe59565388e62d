using System.Collections.Generic;
using AutoDiffDSL.Generator.Frontend.Layouts;
using Microsoft.CodeAnalysis;

namespace AutoDiffDSL.Generator.Frontend;

/// <summary>What an assignment writes: a place, or a property or indexer whose accessor does the work.</summary>
/// <param name="Layout">The layout of what is assigned.</param>
/// <param name="Place">The place; null for a property.</param>
/// <param name="Property">The property or indexer; null for a place.</param>
/// <param name="Receiver">The instance that the property belongs to; null for a static one.</param>
/// <param name="Indices">The arguments of an indexer.</param>
internal sealed record Target(
    Layout Layout, Place? Place, IPropertySymbol? Property, Place? Receiver, IReadOnlyList<Place> Indices)
{
    public Target(Place place)
        : this(place.Layout, place, null, null, [])
    {
    }
}
