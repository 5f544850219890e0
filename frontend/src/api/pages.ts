import { type InfiniteData, useInfiniteQuery } from '@tanstack/react-query'
import { api, type Query } from './client'
import type { Page } from './types'

/** A keyset list, page after page as somebody asks for more; `every` ms again where no stream tells. */
export function usePages<T, P extends Page<T> = Page<T>>(
  key: readonly unknown[],
  path: string,
  query: Query = {},
  every?: number,
) {
  return useInfiniteQuery({
    queryKey: key,
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) => api.get<P>(path, { ...query, cursor: pageParam }),
    getNextPageParam: page => page.next,
    refetchInterval: every,
  })
}

export function rowsOf<T>(data: InfiniteData<Page<T>> | undefined): T[] {
  return data?.pages.flatMap(page => page.results) ?? []
}
