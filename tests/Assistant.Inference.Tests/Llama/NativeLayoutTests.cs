using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Assistant.Inference.Llama;
using Assistant.Inference.Llama.Interop;
using Microsoft.Extensions.Logging.Abstractions;

namespace Assistant.Inference.Tests.Llama;

/// <summary>The declarations against the pinned native build.</summary>
public sealed class NativeLayoutTests
{
    public NativeLayoutTests() => LlamaRuntime.EnsureLoaded(NullLogger.Instance);

    [Fact]
    public void Structures_have_the_sizes_of_the_C_headers()
    {
        Unsafe.SizeOf<llama_model_params>().ShouldBe(80);
        Unsafe.SizeOf<llama_context_params>().ShouldBe(160);
        Unsafe.SizeOf<llama_batch>().ShouldBe(56);
        Unsafe.SizeOf<llama_sampler_chain_params>().ShouldBe(1);
        Unsafe.SizeOf<llama_token_data>().ShouldBe(12);
        Unsafe.SizeOf<llama_token_data_array>().ShouldBe(32);
        Unsafe.SizeOf<ggml_threadpool_params>().ShouldBe(528);
    }

    [Theory]
    [InlineData(nameof(llama_context_params.cb_eval), 88)]
    [InlineData(nameof(llama_context_params.abort_callback), 112)]
    [InlineData(nameof(llama_context_params.embeddings), 128)]
    [InlineData(nameof(llama_context_params.kv_unified), 133)]
    [InlineData(nameof(llama_context_params.samplers), 136)]
    public void Context_fields_stand_where_C_puts_them(string field, int offset) =>
        Marshal.OffsetOf<llama_context_params>(field).ToInt32().ShouldBe(offset);

    [Fact]
    public void The_native_defaults_are_what_the_headers_say()
    {
        LlamaRuntime.Version.ShouldStartWith("0.5.0");
        Should.NotThrow(() => LlamaRuntime.CheckLayouts(LlamaApi.llama_model_default_params(), LlamaApi.llama_context_default_params()));
        GgmlApi.ggml_threadpool_params_default(3).n_threads.ShouldBe(3);
    }

    [Fact]
    public void A_moved_field_is_noticed_at_start_up()
    {
        var moved = LlamaApi.llama_context_default_params();
        (moved.swa_full, moved.kv_unified) = (moved.kv_unified, moved.swa_full);
        var fault = Should.Throw<ModelStartException>(() => LlamaRuntime.CheckLayouts(LlamaApi.llama_model_default_params(), moved));
        fault.Message.ShouldContain("npm ci");
    }

    [Theory]
    [InlineData("0.6.0")]
    [InlineData("")]
    [InlineData("5.0.0-dev")]
    public void Another_release_is_refused_with_the_command_that_mends_it(string version) =>
        Should.Throw<ModelStartException>(() => LlamaRuntime.CheckVersion(version)).Message.ShouldContain("npm ci --ignore-scripts --prefix native");

    [Theory]
    [InlineData("0.4.0")]
    [InlineData("0.5.0-dev")]
    public void Releases_with_the_same_headers_are_accepted(string version) => Should.NotThrow(() => LlamaRuntime.CheckVersion(version));

    [Fact]
    public void A_folder_without_the_libraries_is_named()
    {
        var empty = Directory.CreateTempSubdirectory().FullName;
        Should.Throw<ModelStartException>(() => NativeLibraries.FileOf("llama", empty)).Message.ShouldContain(empty);
    }
}
