using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using RiskRegister.Api.Start;

namespace RiskRegister.Api.Operations;

/// <summary>
/// Traces and metrics over OTLP, where OTEL_EXPORTER_OTLP_ENDPOINT says where to; metrics for Prometheus, where MetricsUrl says where it
/// asks. Otherwise nothing is collected.
/// </summary>
public static class Telemetry
{
    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        var sends = !string.IsNullOrWhiteSpace(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]);
        var isAsked = OperationsSettings.Read(builder.Configuration).MetricsUrl is not null;
        if (!sends && !isAsked) return;
        var telemetry = builder.Services.AddOpenTelemetry().ConfigureResource(resource => resource.AddService("riskregister"));
        if (sends) telemetry.WithTracing(traces => traces.AddSource("Microsoft.AspNetCore", "Npgsql").AddOtlpExporter());
        telemetry.WithMetrics(metrics =>
        {
            metrics.AddMeter(
                "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Npgsql", "System.Runtime", RegisterMetrics.Name);
            if (sends) metrics.AddOtlpExporter();
            if (!isAsked) return;
            builder.Services.AddSingleton<PrometheusText>();
            metrics.AddReader(services => new BaseExportingMetricReader(services.GetRequiredService<PrometheusText>()));
        });
        builder.Services.AddHostedService<StatusUpkeep>();
    }
}
