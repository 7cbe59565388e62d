using System.Runtime.InteropServices;

namespace AutoDiffDSL.Tape;

/// <summary>
/// The unit of workspace memory. Arrays of it rather than of bytes let one chunk pass the 2 GiB that an array of
/// bytes ends at.
/// </summary>
[StructLayout(LayoutKind.Sequential, Size = Bytes)]
internal struct CacheLine
{
    /// <summary>Bytes a line; also the alignment of every span that a workspace hands out.</summary>
    public const int Bytes = 64;
}
