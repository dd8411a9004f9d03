FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
COPY global.json Directory.Build.props Directory.Packages.props BannedSymbols.txt .editorconfig ./
COPY src/RiskRegister.Domain/RiskRegister.Domain.csproj src/RiskRegister.Domain/packages.lock.json src/RiskRegister.Domain/
COPY src/RiskRegister.Documents/RiskRegister.Documents.csproj src/RiskRegister.Documents/packages.lock.json src/RiskRegister.Documents/
COPY src/RiskRegister.Postgres/RiskRegister.Postgres.csproj src/RiskRegister.Postgres/packages.lock.json src/RiskRegister.Postgres/
COPY src/RiskRegister.UseCases/RiskRegister.UseCases.csproj src/RiskRegister.UseCases/packages.lock.json src/RiskRegister.UseCases/
COPY src/RiskRegister.Pages/RiskRegister.Pages.csproj src/RiskRegister.Pages/packages.lock.json src/RiskRegister.Pages/
COPY src/RiskRegister.Api/RiskRegister.Api.csproj src/RiskRegister.Api/packages.lock.json src/RiskRegister.Api/
RUN dotnet restore src/RiskRegister.Api --locked-mode
COPY db db
COPY src src
RUN dotnet publish src/RiskRegister.Api --configuration Release --use-current-runtime --self-contained false -p:PublishReadyToRun=true -p:NuGetLockFilePath=obj/publication.lock.json --output /app

FROM mcr.microsoft.com/dotnet/aspnet:10.0 AS runtime

# PDF is printed by Chromium, which Debian has as a package and the distribution of the image above has not.
FROM debian:bookworm-slim
RUN apt-get update \
    && apt-get install --yes --no-install-recommends ca-certificates chromium fonts-liberation libgcc-s1 libssl3 libstdc++6 tzdata \
    && rm -rf /var/lib/apt/lists/*
COPY --from=runtime /usr/share/dotnet /usr/share/dotnet
RUN ln -s /usr/share/dotnet/dotnet /usr/bin/dotnet && useradd --uid 1654 --user-group --no-create-home app
ENV APP_UID=1654 DOTNET_RUNNING_IN_CONTAINER=true
WORKDIR /app
COPY --from=build /app .
RUN mkdir /data && chown "$APP_UID" /data && chmod 700 /data
VOLUME /data
USER $APP_UID
ENV ASPNETCORE_URLS=http://+:8080 DataDirectory=/data
EXPOSE 8080
# The image has neither curl nor wget.
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s \
    CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /health/live HTTP/1.1\\r\\nHost: localhost\\r\\nConnection: close\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200 '"]
ENTRYPOINT ["dotnet", "riskregister.dll"]
