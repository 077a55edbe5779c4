package io.waymark.app;

import io.waymark.identity.Pictures;
import io.waymark.links.images.Images;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Keeps the pictures of workspaces where those of links and domains are. */
record WorkspacePictures(Images images) implements Pictures {
  @Override
  public String store(Handle handle, String workspaceId, String dataUrl) {
    return images.store(handle, workspaceId, dataUrl);
  }

  @Override
  public void remove(Handle handle, String workspaceId, @Nullable String address) {
    images.remove(handle, workspaceId, address);
  }
}
