# The digests in a container: `docker compose up -d`. See docs/digest.md.
FROM python:3.12-slim-bookworm

# What is told and remembered lies in /data; the settings are /data/summarize/digest.toml.
ENV PYTHONUNBUFFERED=1 \
    XDG_CONFIG_HOME=/data \
    XDG_STATE_HOME=/data \
    XDG_CACHE_HOME=/tmp

WORKDIR /opt/summarize
COPY pyproject.toml constraints.txt README.md LICENSE NOTICE ./
COPY prompts prompts
COPY summarize summarize
# PIP_ARGS names a package index, for instance that of PyTorch's CPU builds.
ARG PIP_ARGS=""
# hadolint ignore=SC2086
RUN python -m pip install --no-cache-dir --no-compile ${PIP_ARGS} --constraint constraints.txt ".[postgres,web]" \
    && useradd --uid 10001 --create-home --shell /usr/sbin/nologin summarize \
    && install --directory --owner=10001 --group=10001 --mode=0700 /data

USER 10001
WORKDIR /data
VOLUME ["/data"]

# 0 while nobody need look; 1 when a feed, a delivery or the store wants somebody.
HEALTHCHECK --interval=5m --timeout=60s --start-period=2m CMD ["summarize", "digest", "status", "--quiet"]

ENTRYPOINT ["summarize"]
CMD ["digest", "serve", "--log", "json"]
