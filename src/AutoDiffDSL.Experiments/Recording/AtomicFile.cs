using System.Text;

namespace AutoDiffDSL.Experiments.Recording;

/// <summary>
/// Writes a file so that a reader, or a kill at any moment, sees either the old content or the whole new one: the text
/// goes to a temporary file in the same folder, is flushed to the disk, and is renamed over the target.
/// </summary>
public static class AtomicFile
{
    private const string Unfinished = ".tmp";

    /// <summary>Writes <paramref name="path"/>, making its folder if need be. UTF-8 without a mark, LF.</summary>
    /// <param name="path">The file to write or replace.</param>
    /// <param name="write">Writes the content; if it throws, the target keeps its old content.</param>
    public static void Write(string path, Action<TextWriter> write)
    {
        string target = Path.GetFullPath(path);
        string folder = Path.GetDirectoryName(target)
            ?? throw new ArgumentException($"'{path}' names no file.", nameof(path));
        Directory.CreateDirectory(folder);

        string temporary = Path.Combine(folder, $".{Path.GetFileName(target)}.{Path.GetRandomFileName()}{Unfinished}");
        try
        {
            using (FileStream stream = new(temporary, FileMode.CreateNew, FileAccess.Write))
            using (StreamWriter writer = new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)))
            {
                writer.NewLine = "\n";
                write(writer);
                writer.Flush();
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, target, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>
    /// Deletes what a killed writer of <paramref name="path"/> left beside it. Nobody may be writing to it meanwhile.
    /// </summary>
    public static void CleanUp(string path)
    {
        string target = Path.GetFullPath(path);
        string? folder = Path.GetDirectoryName(target);
        if (folder is null || !Directory.Exists(folder)) return;
        foreach (string left in Directory.EnumerateFiles(folder, $".{Path.GetFileName(target)}.*{Unfinished}"))
            File.Delete(left);
    }

    /// <summary>Writes <paramref name="content"/> to <paramref name="path"/> in the same manner.</summary>
    public static void WriteText(string path, string content) => Write(path, writer => writer.Write(content));
}
