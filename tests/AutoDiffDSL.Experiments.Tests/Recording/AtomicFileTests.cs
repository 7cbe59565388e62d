using AutoDiffDSL.Experiments.Recording;

namespace AutoDiffDSL.Experiments.Tests.Recording;

public sealed class AtomicFileTests
{
    [Fact]
    public void A_write_that_fails_leaves_the_old_content_and_no_other_file()
    {
        using TemporaryFolder folder = new();
        string path = folder.File("run.csv");
        AtomicFile.WriteText(path, "old");

        Assert.Throws<InvalidOperationException>(() => AtomicFile.Write(path, writer =>
        {
            writer.Write("half");
            writer.Flush();
            throw new InvalidOperationException("killed");
        }));

        Assert.Equal("old", File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public void The_target_is_not_touched_before_the_whole_content_is_written()
    {
        using TemporaryFolder folder = new();
        string path = folder.File("run.csv");
        AtomicFile.WriteText(path, "old");

        AtomicFile.Write(path, writer =>
        {
            writer.Write("new");
            writer.Flush();
            Assert.Equal("old", File.ReadAllText(path));
        });

        Assert.Equal("new", File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public void Folders_are_made_and_lines_end_in_LF_without_a_byte_order_mark()
    {
        using TemporaryFolder folder = new();
        string path = folder.File("a/b/run.csv");

        AtomicFile.Write(path, writer => writer.WriteLine("\u03b7"));

        Assert.Equal([0xCE, 0xB7, 0x0A], File.ReadAllBytes(path));
    }
}
